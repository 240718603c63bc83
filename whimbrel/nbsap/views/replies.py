"""One country's answers: for its focal points, whichever convention they are of, and the Secretariat."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.nbsap.actions.delegating import Office, delegate_section, take_back_section
from whimbrel.nbsap.actions.remarks import add_remark, reopen_remark, settle_remark
from whimbrel.nbsap.actions.replying import Writer, begin_reply
from whimbrel.nbsap.forms.replies import DelegationForm, FileForm, RemarkForm
from whimbrel.nbsap.models import (
    Block,
    Delegation,
    Question,
    Questionnaire,
    Remark,
    Reply,
    Section,
    TourPutAway,
)
from whimbrel.nbsap.queries.replies import reply_lines
from whimbrel.nbsap.queries.stages import is_open, stage_of
from whimbrel.nbsap.rules import can_hand_in, can_review
from whimbrel.nbsap.views.admission import admit, admitted_country, person_of
from whimbrel.nbsap.views.answering import Seat, answer_page
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply_detail(request: HttpRequest, code: str, iso3: str) -> HttpResponse:
    """Where the country stands, part by part, and all that can be done. Sent, it is begun."""
    today = localdate()
    country = admitted_country(request, iso3)
    asked = get_object_or_404(
        Questionnaire.objects.select_related("instrument"), code=code, opens_on__lte=today
    )
    if request.method == "POST":
        begin_reply(questionnaire=asked, country=country, by=person_of(request), at=now())
        return redirect("nbsap:reply_detail", code=code, iso3=country.iso3)
    reply = Reply.objects.filter(questionnaire=asked, country=country).first()
    context: dict[str, Any] = {
        "is_new_here": not TourPutAway.objects.filter(person=request.user.pk).exists(),
        "questionnaire": asked, "country": country, "reply": reply, "is_late": asked.is_late(on=today)
    }  # fmt: skip
    if reply is not None:
        context |= _standing(request, reply)
    return render(request, "nbsap/reply_detail.html", context)


def _standing(request: HttpRequest, reply: Reply) -> dict[str, Any]:
    offices = offices_of(request.user, on=localdate())
    parts = reply_lines(reply)
    stages = list(reply.stages.all())
    today = localdate()
    delegations = reply.delegations.filter(ended_at=None).select_related("section")
    return {
        "parts": parts,
        "given": sum(part.given for part in parts),
        "asked": sum(part.asked for part in parts),
        "missing": [(part.section, line) for part in parts for line in part.lines() if line.is_missing],
        "remarks": [(part.section, line) for part in parts for line in part.lines() if line.open_remarks],
        "stages": stages,
        "stage": stages[0],
        "is_open": is_open(stages[0]),
        "may_hand_in": can_hand_in(offices, country_id=reply.country_id, questionnaire=reply.questionnaire),
        "may_review": can_review(offices),
        "delegations": [(one, one.is_overdue(on=today)) for one in delegations],
        "upload": FileForm(),
    }  # fmt: skip


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply_section(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """Answer one part."""
    reply, part = find_part(request, pk, section)
    seat = Seat(
        reply, part, Writer(person=person_of(request)),
        here=reverse("nbsap:reply_section", args=[reply.pk, part.code]),
        back=f"{reply.get_absolute_url()}?saved=1",
        may_write=is_open(stage_of(reply)),
    )  # fmt: skip
    return answer_page(request, seat)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply_question(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """One answer: what it was before, and what was said of it."""
    reply = find_reply(request, pk)
    asked = get_object_or_404(
        Question.objects.select_related("section"), pk=question, section__questionnaire=reply.questionnaire_id
    )  # fmt: skip
    block = _block(request, reply, asked)
    form = RemarkForm(request.POST or None, initial={"key": uuid4().hex})
    if request.method == "POST" and form.is_valid():
        person = person_of(request)
        add_remark(
            reply=reply, question=asked, block=block, **form.cleaned_data,
            is_of_secretariat=can_review(offices_of(request.user, on=localdate())), by=person, at=now(),
        )  # fmt: skip
        return redirect(request.get_full_path())
    lines = reply_lines(reply, section=asked.section)[0].lines()
    line = next(one for one in lines if one.question == asked and one.block == block)
    earlier = line.answer.earlier.select_related("answered_by", "delegation") if line.answer else []
    remarks = reply.remarks.filter(question=asked, block=block).select_related("by")
    context = {"reply": reply, "line": line, "earlier": earlier, "remarks": remarks, "form": form}
    return render(request, "nbsap/reply_question.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_POST
def remark_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """There is nothing more to do about a remark. Sent with `again`, there is after all."""
    remark = get_object_or_404(Remark.objects.select_related("reply", "question"), pk=pk)
    admit(request, remark.reply.country_id)
    if "again" in request.POST:
        reopen_remark(remark=remark, by=person_of(request))
    else:
        settle_remark(remark=remark, by=person_of(request), at=now())
    to = reverse("nbsap:reply_question", args=[remark.reply_id, remark.question_id])
    return redirect(f"{to}?block={remark.block_id}" if remark.block_id else to)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def section_delegate(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """Give a part to another office."""
    reply, part = find_part(request, pk, section)
    initial = {"due_on": reply.questionnaire.due_on, "language": request.LANGUAGE_CODE}
    form = DelegationForm(request.POST or None, initial=initial, today=localdate())
    if request.method == "POST" and form.is_valid():
        to = Office(**form.cleaned_data)
        delegate_section(reply=reply, section=part, to=to, by=person_of(request), at=now())
        messages.success(request, _("The office is written to."))
        return redirect(reply)
    context = {
        "form": form,
        "reply": reply,
        "title": _("Give this part to another office") + f": {part.name}",
        "words": _("They get a link by e-mail, and answer without signing in. Only you hand anything in."),
        "press": _("Send the link"),
    }  # fmt: skip
    return render(request, "nbsap/reply_form.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_POST
def delegation_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The link opens nothing more."""
    found = get_object_or_404(
        Delegation.objects.select_related("reply__questionnaire", "reply__country", "section"), pk=pk
    )  # fmt: skip
    admit(request, found.reply.country_id)
    take_back_section(delegation=found, by=person_of(request), at=now())
    return redirect(found.reply)


@login_required
@never_cache
@require_safe
def reply_read(request: HttpRequest, pk: int) -> HttpResponse:
    """All questions and answers on one page, to read and to print."""
    reply = find_reply(request, pk)
    return render(request, "nbsap/reply_read.html", {"reply": reply, "parts": reply_lines(reply)})


def find_reply(request: HttpRequest, pk: int) -> Reply:
    """Raises Http404, or PermissionDenied for whoever is neither of that country nor of the Secretariat."""
    reply = get_object_or_404(
        Reply.objects.select_related("questionnaire__instrument", "country"), pk=pk
    )
    admit(request, reply.country_id)
    return reply


def find_part(request: HttpRequest, pk: int, section: str) -> tuple[Reply, Section]:
    reply = find_reply(request, pk)
    return reply, get_object_or_404(Section, questionnaire=reply.questionnaire_id, code=section)


def _block(request: HttpRequest, reply: Reply, asked: Question) -> Block | None:
    number = request.GET.get("block", "")
    if not asked.section.repeats:
        return None
    return get_object_or_404(
        reply.blocks.filter(section=asked.section, taken_out_at=None),
        pk=int(number) if number.isdecimal() and len(number) < 18 else 0,
    )
