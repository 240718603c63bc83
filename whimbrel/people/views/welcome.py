from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.people.actions import (
    change_profile,
    choose_visibility,
    finish_welcome,
    take_welcome_step,
)
from whimbrel.people.first_days import first_days
from whimbrel.people.forms import LanguageAndTimeForm, PrivacyForm, WritingForm
from whimbrel.people.models import User
from whimbrel.people.queries import next_welcome_step
from whimbrel.people.queries.house_rules import rules_to_accept
from whimbrel.people.queries.particulars import choices_of
from whimbrel.people.views.account import own_page, person_of
from whimbrel.people.welcome import FIRST_DAYS, LANGUAGE_AND_TIME, PRIVACY, STEPS, WRITING

PROFILE_FORMS = {LANGUAGE_AND_TIME: LanguageAndTimeForm, WRITING: WritingForm}


@own_page
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """First the rules, then the step that comes next; for whoever has been welcomed, the last, to read it again."""
    person = person_of(request)
    if rules_to_accept(person.pk, on=localdate()):
        here = urlencode({"next": reverse("people:welcome")})
        return redirect(f"{reverse('people:rules_accept')}?{here}")
    step = next_welcome_step(person)
    return redirect("people:welcome_detail", step or FIRST_DAYS)


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def welcome_detail(request: HttpRequest, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    person = person_of(request)
    form = _form(step, person, request.POST if request.method == "POST" else None)
    if request.method == "POST" and (form is None or form.is_valid()):
        return _taken(request, person, step, form)

    names = list(STEPS)
    place = names.index(step)
    context = {
        "step": step,
        "title": STEPS[step],
        "number": place + 1,
        "total": len(names),
        "before": names[place - 1] if place else "",
        "form": form,
        "lines": first_days() if step == FIRST_DAYS else [],
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "people/welcome_detail.html", context, status=status)


def _form(step: str, person: User, data: Any) -> BaseForm | None:
    """What the step asks; None for the last, which only tells."""
    if step in PROFILE_FORMS:
        return PROFILE_FORMS[step](data, instance=person)
    if step == PRIVACY:
        return PrivacyForm(data, initial=choices_of(person))
    return None


def _taken(request: HttpRequest, person: User, step: str, form: Any) -> HttpResponse:
    """Keep the step's answers and go on, in the language the person may just have chosen."""
    if step in PROFILE_FORMS:
        change_profile(person=person, **form.cleaned_data)
    elif step == PRIVACY:
        choose_visibility(person=person, choices=form.cleaned_data)
    take_welcome_step(person=person, step=step)
    with translation.override(person.language):
        if step == FIRST_DAYS:
            finish_welcome(person=person)
            messages.success(request, _("You are at home here. This list waits in your account."))
            return redirect("people:profile_detail")
        names = list(STEPS)
        return redirect("people:welcome_detail", names[names.index(step) + 1])
