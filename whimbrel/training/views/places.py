"""A participant's own page at one workshop, opened by the key in their letters; no account is needed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.limits import limited
from whimbrel.training.actions.own_pages import answer_questions, change_details, list_in_public
from whimbrel.training.actions.photos import hand_in_photo, take_out_photo
from whimbrel.training.actions.places import confirm_place, decline_place, join_waiting_list
from whimbrel.training.actions.standings import CannotStand
from whimbrel.training.emails.places import last_day_to_confirm, place_token, registration_of_token
from whimbrel.training.forms.photos import PhotoForm
from whimbrel.training.forms.places import DeclineForm, OwnDetailsForm, QuestionsForm
from whimbrel.training.models import Registration, Status
from whimbrel.training.queries.access import own_registrations
from whimbrel.training.queries.cohorts import own_course
from whimbrel.training.queries.places import (
    answers_of,
    place_of,
    questions_for,
    registration_with_all,
)
from whimbrel.training.queries.visas import newest_letter
from whimbrel.training.rules.standing import (
    can_answer,
    can_hand_in_photo,
    can_leave,
    can_stand,
)


@never_cache
@limited("answer_for_place")
@require_http_methods(["GET", "HEAD", "POST"])
def place_detail(request: HttpRequest, token: str) -> HttpResponse:
    """See how one stands; confirm, decline, wait, answer questions, change one's details."""
    registration = registration_with_all(registration_of_token(token) or 0)
    if registration is None:
        return render(request, "training/place_unknown.html", status=404)
    by = request.user if request.user.is_authenticated else None
    forms = _forms(request, registration)
    if request.method == "POST":
        done = _do(request, registration, forms, by)
        if done:
            return redirect("training:place_detail", token=token)
    return render(
        request,
        "training/place_detail.html",
        _context(registration, token, forms),
        status=422 if any(form.errors for form in forms.values()) else 200,
    )


@login_required
@require_safe
def own_place(request: HttpRequest, pk: int) -> HttpResponse:
    """From the desk to the same page."""
    registration = get_object_or_404(own_registrations(request.user.pk), pk=pk)
    return redirect("training:place_detail", token=place_token(registration))


def _forms(request: HttpRequest, registration: Registration) -> dict[str, Any]:
    """The page's forms; only the one that was sent holds what was sent."""
    sent = request.POST.get("deed", "") if request.method == "POST" else ""
    is_seated = place_of(registration).is_seated
    return {
        "decline": DeclineForm(request.POST if sent == "decline" else None),
        "details": OwnDetailsForm(
            request.POST if sent == "details" else None, instance=registration
        ),
        "photo": PhotoForm(
            request.POST if sent == "photo" else None, request.FILES if sent == "photo" else None
        ),
        "questions": QuestionsForm(
            request.POST if sent == "questions" else None,
            questions=questions_for(registration, is_seated=is_seated),
            answers=answers_of(registration),
        ),
    }


def _do(
    request: HttpRequest,
    registration: Registration,
    forms: dict[str, Any],
    by: AbstractBaseUser | None,
) -> bool:
    """Do what the button said; whether the page is to be opened anew."""
    deed, at = request.POST.get("deed", ""), now()
    try:
        if deed == "confirm":
            standing = confirm_place(registration=registration, at=at, by=by)
            if standing.status == Status.WAITING:
                messages.warning(
                    request,
                    _("The last place was taken a moment ago. You are on the waiting list."),
                )
            else:
                messages.success(request, _("Your place is confirmed."))
        elif deed == "decline" and forms["decline"].is_valid():
            because = forms["decline"].cleaned_data["because"]
            decline_place(registration=registration, at=at, because=because, by=by)
            messages.success(request, _("Noted: you will not come."))
        elif deed == "wait":
            join_waiting_list(registration=registration, at=at, by=by)
            messages.success(request, _("You are on the waiting list."))
        elif deed == "details" and forms["details"].is_valid():
            wish = change_details(
                registration=registration, wanted=forms["details"].cleaned_data, at=at, by=by
            )
            messages.success(
                request,
                _("Kept. It holds when the Secretariat has approved it.") if wish else _("Kept."),
            )
        elif deed == "questions" and forms["questions"].is_valid():
            answer_questions(
                registration=registration, answers=forms["questions"].answers(), at=at, by=by
            )
            messages.success(request, _("Your answers are kept."))
        elif deed in ("photo", "photo_out"):
            return _photo(request, registration, forms["photo"], by)
        elif deed in ("list", "unlist"):
            list_in_public(registration=registration, is_wanted=deed == "list", at=at, by=by)
            messages.success(request, _("Kept."))
        else:
            return False
    except CannotStand as error:
        messages.warning(request, f"{error} {_('Nothing was changed.')}")
    return True


def _photo(
    request: HttpRequest,
    registration: Registration,
    form: PhotoForm,
    by: AbstractBaseUser | None,
) -> bool:
    """Keep the picture, or let it go; whether the page is to be opened anew."""
    if request.POST.get("deed") == "photo_out":
        take_out_photo(registration=registration, by=by)
        messages.success(request, _("Your photo is taken out."))
        return True
    status = registration.status()
    if not form.is_valid() or not can_hand_in_photo(status.status if status else ""):
        return False
    hand_in_photo(registration=registration, raw=form.raw(), at=now(), by=by)
    messages.success(request, _("Your photo is kept."))
    return True


def _context(registration: Registration, token: str, forms: dict[str, Any]) -> dict[str, Any]:
    place = place_of(registration)
    status = place.standing.status if place.standing else ""
    workshop = registration.workshop
    return {
        "place": place,
        "registration": registration,
        "workshop": workshop,
        "meeting": workshop.meeting,
        "token": token,
        "course": own_course(registration) if place.is_seated else [],
        "visa_letter": newest_letter(registration, only_sent=True) if place.is_seated else None,
        "photo": getattr(registration, "photo", None),
        "may_hand_in_photo": can_hand_in_photo(status),
        "may_answer": can_answer(status),
        "may_leave": can_leave(status) and not can_answer(status),
        "may_wait": can_stand(status, Status.WAITING)
        and status in (Status.DECLINED, Status.NOT_SELECTED),
        "until": last_day_to_confirm(place.standing, workshop.days_to_confirm)
        if place.standing
        else None,
        **{f"{name}_form": form for name, form in forms.items()},
    }


def found_place(token: str) -> Registration:
    """The registration the key is for. Raises Http404."""
    registration = registration_with_all(registration_of_token(token) or 0)
    if registration is None:
        raise Http404
    return registration
