"""What is done with a report at the desk, beside its records."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from whimbrel.core.responses import file_download
from whimbrel.people.models import User
from whimbrel.report.actions.add_decision import add_decision
from whimbrel.report.actions.begin_report import begin_like, begin_report
from whimbrel.report.actions.remarks import AlreadySettled, settle_remark, take_file_back
from whimbrel.report.actions.sign_report import NotTheirTurn, sign_report
from whimbrel.report.forms import BeginReportForm, ReturnedFileForm, TemplateForm
from whimbrel.report.models import Remark, Report, ReportText, ReturnedFile, Signature
from whimbrel.report.queries.decisions import draft_decision
from whimbrel.report.queries.remarks import waiting_sections
from whimbrel.report.queries.signing import signing_of
from whimbrel.report.rules.signing import can_sign, next_step


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


@permission_required("report.change_report")
@require_safe
def report_way(request: HttpRequest, pk: int) -> HttpResponse:
    """A report on its way out: who signed it, what the meeting would be asked, what came back from Word."""
    return _way(request, get_object_or_404(Report, pk=pk), ReturnedFileForm())


@permission_required("report.change_report")
@require_POST
def report_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Stand by the report as it is."""
    report, person = get_object_or_404(Report, pk=pk), person_of(request)
    try:
        if person is None:
            raise NotTheirTurn
        sign_report(report=report, step=request.POST.get("step", ""), by=person, at=now())
    except NotTheirTurn:
        messages.error(
            request,
            _("Nothing was signed: it is not this step's turn, or another person must take it."),
        )
    else:
        messages.success(request, _("It is signed."))
    return redirect("desk_report_way", pk)


@permission_required("report.change_report")
@require_POST
def decision_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the draft decision at the end of the text."""
    report = get_object_or_404(Report, pk=pk)
    try:
        add_decision(report=report, language=report.original_language, by=person_of(request))
    except ReportText.DoesNotExist:
        messages.error(request, _("The report has no text yet."))
    else:
        messages.success(request, _("The draft decision stands at the end of the text."))
    return redirect("desk_report_way", pk)


@permission_required("report.change_report")
@require_POST
def word_file_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a draft back from Word."""
    report = get_object_or_404(Report, pk=pk)
    form = ReturnedFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _way(request, report, form)
    take_file_back(
        report=report, language=form.cleaned_data["language"], name=form.file_name,
        body=form.cleaned_data["file"], by=person_of(request), at=now(),
    )  # fmt: skip
    messages.success(request, _("The file is kept. What was written in it stands below."))
    return redirect("desk_report_way", pk)


@permission_required("report.change_report")
@require_safe
def word_file_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it came."""
    file = get_object_or_404(ReturnedFile, pk=pk)
    return file_download(f"{file.report.slug}-word-{file.pk}", bytes(file.body), "docx")


@permission_required("report.change_report")
@require_POST
def remark_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or decline what somebody wrote in Word."""
    remark = get_object_or_404(Remark.objects.select_related("file"), pk=pk)
    accepts = request.POST.get("deed") == "accept"
    try:
        settled = settle_remark(remark=remark, accepts=accepts, by=person_of(request), at=now())
    except AlreadySettled:
        messages.error(request, _("This was settled before. Nothing was changed."))
    else:
        if settled.accepted_at and settled.kind == Remark.Kind.CHANGE and not settled.written_in_at:
            messages.warning(
                request,
                _(
                    "It is accepted. Write it into the text yourself: the paragraph has changed, or holds figures."
                ),
            )
        else:
            messages.success(request, _("It is settled."))
    return redirect("desk_report_way", remark.file.report_id)


def _way(request: HttpRequest, report: Report, form: ReturnedFileForm) -> HttpResponse:
    signing = signing_of(report)
    step = next_step(signing.valid)
    person = person_of(request)
    context = {
        "report": report,
        "signing": signing,
        "step": step,
        "step_word": Signature.Step(step).label if step else "",
        "can_sign": can_sign(step, signing.valid, person.pk if person else None),
        "sealed": Signature.objects.filter(report=report)
        .exclude(edition=None)
        .select_related("person", "edition"),
        "decision": draft_decision(report, language=report.original_language),
        "sections": waiting_sections(report),
        "files": ReturnedFile.objects.filter(report=report).defer("body"),
        "form": form,
        "template_form": TemplateForm(),
    }
    return render(request, "report/desk/way.html", context, status=422 if form.errors else 200)
