"""A report's own Word template, at the desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from whimbrel.core.documents.docx import house_template
from whimbrel.core.responses import file_download
from whimbrel.report.actions.word_template import set_template, take_template_out
from whimbrel.report.forms import TemplateForm
from whimbrel.report.models import Report
from whimbrel.report.views.desk import person_of


@permission_required("report.change_report")
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the template that is used, or the house's own to begin with; hand one in, or take it out."""
    report = get_object_or_404(Report, pk=pk)
    if request.method != "POST":
        return _taken_away(report, wants_own=request.GET.get("whose") != "house")
    if request.POST.get("deed") == "out":
        take_template_out(report=report, by=person_of(request))
        messages.success(request, _("The house’s own layout is used again."))
        return redirect("desk_report_way", pk)
    form = TemplateForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {"report": report, "form": form}
        return render(request, "report/desk/template.html", context, status=422)
    set_template(report=report, body=form.cleaned_data["file"], by=person_of(request))
    messages.success(request, _("The Word file of this report takes its looks from this template."))
    return redirect("desk_report_way", pk)


def _taken_away(report: Report, *, wants_own: bool) -> HttpResponse:
    if report.template and wants_own:
        with report.template.open("rb") as file:
            return file_download(f"{report.slug}-template", file.read(), "docx")
    return file_download("whimbrel-template", house_template(), "docx")
