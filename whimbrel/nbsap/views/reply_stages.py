"""Handing in, giving back, opening again, signing off; and the link of an office to which a part was given."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from whimbrel.core.limits import limited
from whimbrel.nbsap.actions.delegating import say_done
from whimbrel.nbsap.actions.handing_in import (
    NotComplete,
    OutOfTurn,
    ask_to_reopen,
    reopen_reply,
    return_reply,
    sign_off_reply,
    submit_reply,
)
from whimbrel.nbsap.actions.replying import Writer
from whimbrel.nbsap.emails import delegation_of
from whimbrel.nbsap.forms.replies import WhyForm
from whimbrel.nbsap.models import Reply
from whimbrel.nbsap.queries.stages import stage_of
from whimbrel.nbsap.rules import can_answer_delegated, can_hand_in, can_review
from whimbrel.nbsap.views.admission import person_of
from whimbrel.nbsap.views.answering import Seat, answer_page
from whimbrel.nbsap.views.replies import find_reply
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_POST
def reply_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the answers in: for the focal point of the convention that asks."""
    reply = _of_who_hands_in(request, pk)
    try:
        submit_reply(reply=reply, by=person_of(request), at=now())
    except NotComplete as incomplete:
        missing = [(one.section, one.line) for one in incomplete.missing]
        context = {"reply": reply, "missing": missing}
        return render(request, "nbsap/reply_missing.html", context, status=422)
    except OutOfTurn:
        messages.warning(request, _out_of_turn())
    else:
        messages.success(request, _("Your answers are handed in. The Secretariat reads them now."))
    return redirect(reply)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the answers back: for the Secretariat."""
    reply = _of_who_reviews(request, pk)
    return _say_why(request, reply, return_reply, _("Give the answers back"))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask to have the answers opened again: for the focal point of the convention that asks."""
    reply = _of_who_hands_in(request, pk)
    return _say_why(request, reply, ask_to_reopen, _("Ask to have the answers opened again"))


@login_required
@never_cache
@require_POST
def reply_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the country write again: for the Secretariat."""
    return _do(request, _of_who_reviews(request, pk), reopen_reply, _("The country can write again."))  # fmt: skip


@login_required
@never_cache
@require_POST
def reply_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The answers stand: for the Secretariat."""
    return _do(request, _of_who_reviews(request, pk), sign_off_reply, _("The answers are signed off."))  # fmt: skip


@never_cache
@limited("answer_part")
@require_http_methods(["GET", "HEAD", "POST"])
def delegated(request: HttpRequest, token: str) -> HttpResponse:
    """Answer one part without signing in: the link opens this part and nothing else."""
    found = delegation_of(token)
    if found is None:
        return render(request, "nbsap/delegated_gone.html", {"reply": None}, status=404)
    reply = found.reply
    if not can_answer_delegated(found, stage=stage_of(reply), today=localdate()):
        return render(request, "nbsap/delegated_gone.html", {"reply": reply}, status=410)
    here = reverse("nbsap:delegated", args=[token])
    seat = Seat(
        reply, found.section, Writer(delegation=found), here=here, back=f"{here}?saved=done",
        may_write=True, template="nbsap/delegated.html",
    )  # fmt: skip
    answer = answer_page(request, seat, delegation=found)
    if request.method == "POST" and "leave" in request.POST and answer.status_code == 302:
        say_done(delegation=found, at=now())
    return answer


def _of_who_hands_in(request: HttpRequest, pk: int) -> Reply:
    reply = find_reply(request, pk)
    offices = offices_of(request.user, on=localdate())
    if not can_hand_in(offices, country_id=reply.country_id, questionnaire=reply.questionnaire):
        raise PermissionDenied
    return reply


def _of_who_reviews(request: HttpRequest, pk: int) -> Reply:
    reply = find_reply(request, pk)
    if not can_review(offices_of(request.user, on=localdate())):
        raise PermissionDenied
    return reply


def _say_why(
    request: HttpRequest, reply: Reply, deed: Callable[..., Any], title: str
) -> HttpResponse:
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            deed(reply=reply, words=form.cleaned_data["words"], by=person_of(request), at=now())
        except OutOfTurn:
            form.add_error(None, _out_of_turn())
        else:
            return redirect(reply)
    context = {"form": form, "reply": reply, "title": title, "words": "", "press": _("Send")}
    return render(request, "nbsap/reply_form.html", context, status=422 if form.errors else 200)


def _do(request: HttpRequest, reply: Reply, deed: Callable[..., Any], done: str) -> HttpResponse:
    try:
        deed(reply=reply, by=person_of(request), at=now())
    except OutOfTurn:
        messages.warning(request, _out_of_turn())
    else:
        messages.success(request, done)
    return redirect(reply)


def _out_of_turn() -> str:
    return _("Somebody else was faster: the answers stand otherwise by now. Nothing was changed.")
