"""Values of an indicator: entered, moved along, questioned."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.report.actions.indicators import (
    Entered,
    PeriodLocked,
    ValueRests,
    enter_value,
    move_value,
    write_note,
)
from whimbrel.report.forms import NoteForm, ValueForm
from whimbrel.report.models import Indicator, ValueStep
from whimbrel.report.queries.breakdowns import broken_down, dimensions
from whimbrel.report.queries.indicators import values_of
from whimbrel.report.rules.indicators import (
    WAYS,
    can_change_value,
    can_enter_values,
    can_move_value,
    can_question_values,
    can_read_values,
)
from whimbrel.report.views.doors import admit, back_to, indicator_of, person_of, value_of

LOCKED = _("This period is locked. Open it first, and say why.")


@login_required
@never_cache
@require_safe
def value_list(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """All that was entered for an indicator, where it stands, and what is said about it."""
    offices = admit(request, can_read_values)
    indicator, person = indicator_of(plan, code), person_of(request)
    values, known = [], dimensions()
    for one in values_of(indicator, with_talk=True):
        steps, files = list(one.steps.all()), list(one.files.all())
        handed_in = next((step.by_id for step in reversed(steps) if step.step == "submitted"), None)
        now_step = steps[-1].step
        ways = [
            (to, ValueStep.Step(to).label)
            for to in WAYS[now_step]
            if can_move_value(
                offices, step=now_step, to=to, submitted_by=handed_in, person=person.pk
            )
        ]
        notes, may_change = list(one.notes.all()), can_change_value(offices, step=now_step)
        broken = broken_down(one, known)
        values.append((one, steps, ways, notes, broken, files, may_change))
    context = {
        "indicator": indicator,
        "values": values,
        "form": NoteForm(),
        "can_enter": can_enter_values(offices),
    }
    return render(request, "report/value_list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def value_new(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """Enter a value, or change one that is still a draft."""
    admit(request, can_enter_values)
    indicator = indicator_of(plan, code)
    if indicator.kind not in (Indicator.Kind.ENTERED, Indicator.Kind.WORDS):
        raise Http404
    form = ValueForm(request.POST or None, indicator=indicator)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        period = given.pop("period")
        try:
            enter_value(
                indicator=indicator, period=period, entered=Entered(**given), by=person_of(request), at=now()
            )  # fmt: skip
        except PeriodLocked:
            form.add_error("period", LOCKED)
        except ValueRests:
            form.add_error("period", _("This value was handed in and rests. Return it first."))
        else:
            return redirect("report:value_list", plan=plan, code=code)
    context = {"indicator": indicator, "form": form}
    return render(request, "report/value_form.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_POST
def value_move(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Hand in, return, approve or lock."""
    offices, value, person = admit(request, can_read_values), value_of(pk), person_of(request)
    steps = list(value.steps.all())
    handed_in = next((one.by_id for one in reversed(steps) if one.step == "submitted"), None)
    if not can_move_value(
        offices, step=steps[-1].step, to=step, submitted_by=handed_in, person=person.pk
    ):
        raise PermissionDenied
    note = request.POST.get("note", "").strip()[:300]
    try:
        move_value(value=value, to=step, by=person, at=now(), note=note)
    except PeriodLocked:
        messages.error(request, LOCKED)
    return back_to(value)


@login_required
@never_cache
@require_POST
def value_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Question a value, or answer."""
    admit(request, can_question_values)
    value, form = value_of(pk), NoteForm(request.POST)
    if form.is_valid():
        write_note(value=value, words=form.cleaned_data["words"], by=person_of(request), at=now())
    return back_to(value)
