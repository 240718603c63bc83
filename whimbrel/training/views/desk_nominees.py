"""The Secretariat selects: the list of nominees with their balance, and one person with all that is decided of them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from whimbrel.people.models import User
from whimbrel.training.actions.own_pages import AlreadySettled, settle_change
from whimbrel.training.actions.places import withdraw
from whimbrel.training.actions.selection import DECISIONS, TooFewPlaces, decide
from whimbrel.training.actions.standings import CannotStand
from whimbrel.training.actions.support import (
    SupportRefused,
    decide_support,
    plan_travel,
    settle_travel,
)
from whimbrel.training.forms.desk import (
    DecisionForm,
    RefuseChangeForm,
    SupportForm,
    TravelForm,
    WithdrawForm,
)
from whimbrel.training.models import Registration, Status, TravelLine, Workshop
from whimbrel.training.queries.eligibility import eligibility_of
from whimbrel.training.queries.nominations import standings_of
from whimbrel.training.queries.places import place_of, registration_with_all
from whimbrel.training.queries.registrations import places
from whimbrel.training.queries.selecting import (
    balance,
    candidates,
    standings_counted,
    to_select,
)
from whimbrel.training.views.desk import find_workshop
from whimbrel.training.views.doors import runner_of

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def nominee_list(request: HttpRequest, pk: int) -> HttpResponse:
    runner = runner_of(request)
    workshop = find_workshop(pk)
    status = request.GET.get("status", "")
    status = status if status in Status.values else ""
    found = to_select(workshop, status=status)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = candidates(workshop, page.object_list)
    form = None
    if request.method == "POST":
        form = DecisionForm(request.POST, known=[one.registration.pk for one in rows])
        if form.is_valid() and _decide(request, workshop, form, runner):
            return redirect(request.get_full_path())
    context = {
        "workshop": workshop,
        "rows": rows,
        "page": page,
        "status": status,
        "form": form,
        "chosen": set(request.POST.getlist("chosen")),
        "places": places(workshop),
        "standings": standings_counted(workshop),
        "balance": balance(workshop),
        "decisions": DECISIONS,
    }
    answer = 422 if form is not None and form.errors else 200
    return render(request, "training/desk/nominee_list.html", context, status=answer)


def _decide(request: HttpRequest, workshop: Workshop, form: DecisionForm, runner: User) -> bool:
    said = form.cleaned_data
    try:
        moved = decide(
            workshop=workshop,
            chosen=said["chosen"],
            status=Status(said["status"]),
            because=said["because"],
            by=runner,
            at=now(),
        )
    except (TooFewPlaces, CannotStand) as error:
        form.add_error("chosen", str(error))
        return False
    decided = ngettext(
        "%(number)s nominee is decided.", "%(number)s nominees are decided.", len(moved)
    )
    messages.success(request, decided % {"number": len(moved)})
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def nominee_desk(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: how they stand, what they answered, support, money, changes they ask for."""
    runner = runner_of(request)
    registration = _registration(pk)
    deed = request.POST.get("deed", "")
    forms = {
        "support": SupportForm(request.POST if deed == "support" else None, auto_id="support_%s"),
        "travel": TravelForm(
            request.POST if deed == "travel" else None, workshop=registration.workshop
        ),
        "withdraw": WithdrawForm(
            request.POST if deed == "withdraw" else None, auto_id="withdraw_%s"
        ),
        "change": RefuseChangeForm(request.POST if deed in ("approve", "refuse") else None),
    }
    if request.method == "POST" and _do(request, registration, deed, forms, runner):
        return redirect("nominee_desk", pk=pk)
    context = {
        "registration": registration,
        "workshop": registration.workshop,
        "place": place_of(registration),
        "standings": standings_of(registration),
        "eligibility": eligibility_of(registration),
        "decisions": registration.support_decisions.select_related("decided_by"),
        "lines": registration.travel_lines.select_related("fund"),
        "answers": registration.answers.select_related("question"),
        **{f"{name}_form": form for name, form in forms.items()},
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "training/desk/nominee.html", context, status=status)


@require_POST
def travel_settle(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """Mark a line as paid, or cancel it."""
    runner = runner_of(request)
    line = get_object_or_404(TravelLine, pk=pk)
    settle_travel(line=line, is_paid=deed == "pay", by=runner, at=now())
    return redirect(reverse("nominee_desk", args=[line.registration_id]))


def _do(
    request: HttpRequest,
    registration: Registration,
    deed: str,
    forms: dict[str, Any],
    runner: User,
) -> bool:
    """Do what the button said; whether the page is to be opened anew."""
    at = now()
    name = "change" if deed in ("approve", "refuse") else deed
    form = forms.get(name)
    if form is None or not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        if deed == "support":
            decide_support(registration=registration, by=runner, at=at, **said)
        elif deed == "travel":
            plan_travel(registration=registration, by=runner, at=at, **said)
        elif deed == "withdraw":
            withdraw(registration=registration, by=runner, at=at, **said)
        else:
            change = registration.changes.filter(settled_at=None).first()
            because = said["refused_because"]
            if deed == "refuse" and not because:
                form.add_error("refused_because", _("Say why, so that they know."))
                return False
            if change is not None:
                settle_change(
                    change=change,
                    by=runner,
                    at=at,
                    refused_because=because if deed == "refuse" else "",
                )
    except (SupportRefused, CannotStand) as error:
        form.add_error(None, str(error))
        return False
    except AlreadySettled:
        messages.warning(request, _("Somebody settled this a moment ago. Nothing was changed."))
        return True
    messages.success(request, _("Kept."))
    return True


def _registration(pk: int) -> Registration:
    found = registration_with_all(pk)
    if found is None:
        return get_object_or_404(Registration, pk=pk)
    return found
