"""The reporting periods of a plan: locked when all is approved, opened again with a reason."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from whimbrel.report.actions.periods import (
    AlreadyLocked,
    NotLocked,
    ValuesWait,
    lock_period,
    open_period,
)
from whimbrel.report.forms import OpenPeriodForm
from whimbrel.report.models import ReportingPeriod
from whimbrel.report.queries.periods import period_rows
from whimbrel.report.rules.indicators import (
    can_lock_period,
    can_open_period,
    can_read_values,
)
from whimbrel.report.views.doors import admit, crumbs_of, person_of
from whimbrel.workplan.models import WorkPlan


@login_required
@never_cache
@require_safe
def period_list(request: HttpRequest, plan: str) -> HttpResponse:
    """Each period with what was entered, what is lacking, and whether it is locked."""
    admit(request, can_read_values)
    return _page(request, get_object_or_404(WorkPlan, code=plan))


@login_required
@never_cache
@require_POST
def period_lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Lock a period whose values are all approved."""
    admit(request, can_lock_period)
    period = _period(pk)
    try:
        lock_period(period=period, by=person_of(request), at=now())
    except ValuesWait as wait:
        codes = ", ".join(one.indicator.title for one in wait.values[:5])
        told = _("It was not locked: approve these values first, or return them: %(names)s.")
        messages.error(request, told % {"names": codes})
    except AlreadyLocked:
        messages.info(request, _("It was locked already."))
    return redirect("report:period_list", plan=period.plan.code)


@login_required
@never_cache
@require_POST
def period_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it again, with a reason."""
    offices, period, person = admit(request, can_lock_period), _period(pk), person_of(request)
    lock = period.locks.filter(opened_at=None).first()
    if lock and not can_open_period(offices, locked_by=lock.locked_by_id, person=person.pk):
        raise PermissionDenied
    form = OpenPeriodForm(request.POST, prefix=str(pk))
    if not form.is_valid():
        return _page(request, period.plan, bound={pk: form})
    try:
        open_period(period=period, reason=form.cleaned_data["reason"], by=person, at=now())
    except NotLocked:
        messages.info(request, _("It is open already."))
    return redirect("report:period_list", plan=period.plan.code)


def _page(
    request: HttpRequest, plan: WorkPlan, *, bound: dict[int, OpenPeriodForm] | None = None
) -> HttpResponse:
    offices = admit(request, can_read_values)
    person, bound = request.user.pk or 0, bound or {}
    rows = []
    for row in period_rows(plan, on=localdate()):
        pk, lock = row.period.pk, row.lock
        may_open = lock is not None and can_open_period(
            offices, locked_by=lock.locked_by_id, person=person
        )
        form = bound.get(pk) or OpenPeriodForm(prefix=str(pk))
        rows.append((row, form if may_open else None))
    context = {
        "plan": plan,
        "rows": rows,
        "can_lock": can_lock_period(offices),
        "crumbs": crumbs_of(
            plan,
            (_("Indicators"), reverse("report:indicator_list", args=[plan.code])),
            (_("Reporting periods"), ""),
        ),
    }
    return render(request, "report/period_list.html", context, status=422 if bound else 200)


def _period(pk: int) -> ReportingPeriod:
    return get_object_or_404(ReportingPeriod.objects.select_related("plan"), pk=pk)
