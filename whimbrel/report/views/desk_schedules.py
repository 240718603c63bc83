"""Reports that go out by themselves, at the desk."""

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from whimbrel.report.actions.scheduled_reports import (
    resume_schedule,
    set_schedule,
    stop_schedule,
)
from whimbrel.report.forms import ScheduleForm
from whimbrel.report.models import ReportSchedule
from whimbrel.report.rules.scheduling import next_day
from whimbrel.report.views.desk import person_of


@permission_required("report.change_report")
@require_safe
def schedule_list(request: HttpRequest) -> HttpResponse:
    """All of them, with when the next goes out and to how many."""
    found = ReportSchedule.objects.select_related("stopped_by").annotate(
        told=Count("readers", distinct=True), last_at=Max("sent__sent_at")
    )
    rows = [(one, None if one.stopped_at else next_day(one, today=localdate())) for one in found]
    return render(request, "report/desk/schedules.html", {"rows": rows})


@permission_required("report.add_report")
@require_http_methods(["GET", "HEAD", "POST"])
def schedule_new(request: HttpRequest) -> HttpResponse:
    return _set(request, None)


@permission_required("report.change_report")
@require_http_methods(["GET", "HEAD", "POST"])
def schedule_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _set(request, get_object_or_404(ReportSchedule, pk=pk))


@permission_required("report.change_report")
@require_POST
def schedule_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop it, or let it go on."""
    schedule = get_object_or_404(ReportSchedule, pk=pk)
    if request.POST.get("deed") == "resume":
        resume_schedule(schedule=schedule, by=person_of(request), today=localdate())
        messages.success(request, _("It goes out again, with the period that is not over yet."))
    else:
        stop_schedule(schedule=schedule, by=person_of(request), at=now())
        messages.success(request, _("Nothing goes out any more. What went out stays."))
    return redirect("desk_schedules")


def _set(request: HttpRequest, schedule: ReportSchedule | None) -> HttpResponse:
    form = ScheduleForm(request.POST if request.method == "POST" else None, instance=schedule)
    if form.is_valid():
        set_schedule(
            schedule=form.save(commit=False), readers=form.cleaned_data["addresses"],
            by=person_of(request), today=localdate(),
        )  # fmt: skip
        messages.success(
            request, _("It is kept. The first report is of the period that is not over yet.")
        )
        return redirect("desk_schedules")
    context = {"form": form, "schedule": schedule}
    status = 422 if form.errors else 200
    return render(request, "report/desk/schedule.html", context, status=status)
