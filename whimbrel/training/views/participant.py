"""A participant's own pages of one workshop, opened by the link in a letter: nobody signs in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.core.limits import limited
from whimbrel.training.actions.evaluation import (
    AlreadyAnswered,
    commit_to,
    hand_in_form,
    keep_commitment,
)
from whimbrel.training.actions.follow_up import AlreadyRecorded, answer_follow_up, record_cascade
from whimbrel.training.actions.knowledge import SatAlready, sit_test
from whimbrel.training.emails.evaluation import PARTICIPANT
from whimbrel.training.forms.participant import (
    CascadeForm,
    EvaluationForm,
    FollowUpForm,
    TestForm,
)
from whimbrel.training.models import Channel, FollowUp, Registration, Sitting
from whimbrel.training.queries.participants import (
    asked_after,
    find_participant,
    has_form_to_fill,
    own_page,
    test_of,
)
from whimbrel.training.rules import can_evaluate, can_record_cascade, can_sit_test
from whimbrel.training.views.doors import opened_by


def of_participant(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the registration that the token opens; a broken one is told so. Never stored, and not too often."""

    @never_cache
    @limited("answer_question")
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def opened(request: HttpRequest, token: str, **words: Any) -> HttpResponse:
        registration = find_participant(opened_by(token, PARTICIPANT))
        if registration is None:
            return render(request, "training/link_unknown.html", status=404)
        return view(request, registration, token, **words)

    answer: Callable[..., HttpResponse] = opened
    return answer


@of_participant
def participant(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """What is asked of the participant today, and what is theirs: promises, follow-up, certificate."""
    context = {"page": own_page(registration, on=localdate()), "token": token}
    return render(request, "training/participant.html", context)


@of_participant
def test_sit(
    request: HttpRequest, registration: Registration, token: str, stage: str
) -> HttpResponse:
    """The test before or after. It is taken once; what it was is not told, so that the second one is fair."""
    places = test_of(registration.workshop)
    is_open = stage in Sitting.Stage.values and can_sit_test(registration, stage, today=localdate())
    if not places or not is_open:
        return _closed(request, registration, token)
    form = TestForm(request.POST if request.method == "POST" else None, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            sit_test(
                registration=registration, stage=stage, chosen=form.chosen(),
                channel=Channel.WEB, at=now(),
            )  # fmt: skip
        except SatAlready:
            return _closed(request, registration, token)
        return _thanks(request, registration, token, _("Your answers are kept."))
    context = {"registration": registration, "form": form, "token": token, "stage": stage}
    return _page(request, "training/test_sit.html", context)


@of_participant
def evaluate(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """What the participant thought. Kept without a name, so it is handed in once and stays."""
    is_open = can_evaluate(registration, today=localdate()) and has_form_to_fill(registration)
    if not is_open:
        return _closed(request, registration, token)
    form = EvaluationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            hand_in_form(
                workshop=registration.workshop, ratings=form.ratings(), channel=Channel.WEB,
                language=get_language() or "en", on=localdate(), helped=given["helped"],
                change=given["change"], registration=registration,
            )  # fmt: skip
        except AlreadyAnswered:
            return _closed(request, registration, token)
        if given["will"]:
            commit_to(registration=registration, will=given["will"], by=given["by"], at=now())
        said = _("Your answers are kept, without your name.")
        return _thanks(request, registration, token, said)
    context = {"registration": registration, "form": form, "token": token}
    return _page(request, "training/evaluate.html", context)


@of_participant
def follow_up(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """Did you use it? The link in the letter brings the answer; one press keeps it.

    Looking keeps nothing: mail programs open links by themselves.
    """
    asked = asked_after(registration, request.GET.get("after", ""))
    if asked is None:
        return _closed(request, registration, token)
    brought = request.GET.get("used", "")
    form = FollowUpForm(
        request.POST if request.method == "POST" else None,
        commitments=list(registration.commitments.filter(kept_at=None)),
        initial={
            "used": brought if brought in FollowUp.Used.values else asked.used,
            "example": asked.example, "barrier": asked.barrier,
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        answer_follow_up(
            follow_up=asked, used=given["used"], barrier=given["barrier"],
            example=given["example"], channel=Channel.WEB, at=now(),
        )  # fmt: skip
        for one in form.kept():
            keep_commitment(commitment=one, at=now())
        return _thanks(request, registration, token, _("Your answer is kept."))
    context = {
        "registration": registration, "months": asked.months, "form": form, "token": token,
    }  # fmt: skip
    return _page(request, "training/follow_up.html", context)


@of_participant
def cascade_new(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """A training that the participant held for others."""
    if not can_record_cascade(registration):
        return _closed(request, registration, token)
    form = CascadeForm(request.POST if request.method == "POST" else None, today=localdate())
    if request.method == "POST" and form.is_valid():
        try:
            record_cascade(
                registration=registration, channel=Channel.WEB, at=now(), **form.cleaned_data
            )
        except AlreadyRecorded:
            form.add_error(None, _("This training is recorded already: same day, same place."))
        else:
            return redirect("training:participant", token=token)
    context = {"registration": registration, "form": form, "token": token}
    return _page(request, "training/cascade_new.html", context)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=422 if context["form"].errors else 200)


def _thanks(
    request: HttpRequest, registration: Registration, token: str, said: str
) -> HttpResponse:
    context = {"registration": registration, "token": token, "said": said}
    return render(request, "training/participant_thanks.html", context)


def _closed(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    context = {"registration": registration, "token": token}
    return render(request, "training/participant_closed.html", context, status=410)
