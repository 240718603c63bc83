"""What is done with a report at the desk, beside its records."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from whimbrel.people.models import User
from whimbrel.report.actions.begin_report import begin_like, begin_report
from whimbrel.report.forms import BeginReportForm


@permission_required("report.add_report")
@require_http_methods(["GET", "HEAD", "POST"])
def report_begin(request: HttpRequest) -> HttpResponse:
    """Begin a report with a pattern, or with an earlier report."""
    form = BeginReportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        report, like, by = form.save(commit=False), form.like, person_of(request)
        if like is not None:
            begin_like(report=report, like=like, by=by)
        else:
            pattern = form.cleaned_data["pattern"]
            begin_report(report=report, pattern=pattern, about=form.about, by=by)
        messages.success(request, _("The report is begun. Its texts can be edited now."))
        return redirect("report:draft_detail", report.slug)
    status = 422 if form.errors else 200
    return render(request, "report/desk/begin.html", {"form": form}, status=status)


def person_of(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
