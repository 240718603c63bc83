from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from whimbrel.community.actions.events import answer_times, ask_for_time, choose_time
from whimbrel.community.forms.events import TimeQuestionForm
from whimbrel.community.forms.writing import new_key
from whimbrel.community.models import TimeQuestion
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.events import offered_times, time_questions_visible_to
from whimbrel.community.queries.spaces import people_of
from whimbrel.community.rules import can_close_time_question, can_write
from whimbrel.community.views.doors import belonging_here, enter, find_space, person_of
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.languages import current_language
from whimbrel.core.moments import clock_of, written_moment


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def time_question_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer some moments to those who belong to the space."""
    space = find_space(slug)
    if not can_write(enter(request, space), space, at=now()):
        raise PermissionDenied
    person = person_of(request)
    initial = {
        "minutes": 60, "language": person.language or current_language(), "key": new_key(),
    }  # fmt: skip
    with timezone.override(clock_of(person.time_zone)):
        form = TimeQuestionForm(request.POST if request.method == "POST" else None, initial=initial)
        if request.method == "POST" and form.is_valid():
            asked = ask_for_time(space=space, by=person, at=now(), **form.cleaned_data)
            messages.success(
                request, _("The moments are offered. Those who belong here are written to.")
            )
            return redirect("community:time_question", pk=asked.pk)
    context = {
        "form": form, "title": _("Find a time"), "zone": person.time_zone,
        "crumbs": crumbs(space, _("Calendar")),
    }  # fmt: skip
    return render(request, "community/event_form.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def time_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Each moment by the clocks of those who belong, whom it suits, and the reader's own answer."""
    belonging, question = _find(request, pk)
    person = person_of(request)
    may_answer = can_write(belonging, question.space, at=now()) and question.closed_at is None
    if request.method == "POST":
        if not may_answer:
            raise PermissionDenied
        chosen = set(request.POST.getlist("suits"))
        suits = {one.number: str(one.number) in chosen for one in question.options.all()}
        answer_times(question=question, person=person, suits=suits, at=now())
        messages.success(request, _("Your answer is kept. You can change it."))
        return redirect("community:time_question", pk=pk)
    people = people_of(question.space, on=localdate(), at=now())
    language = current_language()
    rows = [
        (one, written_moment(one.option.starts_at, person.time_zone, language))
        for one in offered_times(question, people, person_id=person.pk)
    ]
    context = {
        "question": question,
        "rows": rows,
        "may_answer": may_answer,
        "can_close": question.closed_at is None and can_close_time_question(belonging, question),
        "crumbs": crumbs(question.space, question.title),
    }
    return render(request, "community/time_question.html", context)


@login_required
@require_POST
def time_question_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose one of the moments; it becomes a date of the space."""
    belonging, question = _find(request, pk)
    if not can_close_time_question(belonging, question):
        raise PermissionDenied
    number = request.POST.get("number", "")
    option = get_object_or_404(question.options, number=int(number) if number.isdecimal() else 0)
    event = choose_time(option=option, by=person_of(request), at=now())
    messages.success(request, _("The date is set. Those who belong here are written to."))
    return redirect("community:event_detail", pk=event.pk)


def _find(request: HttpRequest, pk: int) -> tuple[Belonging, TimeQuestion]:
    belonging = belonging_here(request)
    found = time_questions_visible_to(belonging).filter(pk=pk).first()
    if found is None:
        raise Http404
    return belonging, found
