"""The page of one part, for whoever answers it: somebody of the country, or an office to which it was given."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from whimbrel.nbsap.actions.replying import (
    AlreadyThere,
    Kept,
    ReplyClosed,
    Writer,
    add_block,
    save_answers,
    take_out_block,
)
from whimbrel.nbsap.forms.replies import BlockForm, SectionForm
from whimbrel.nbsap.models import Reply, Section
from whimbrel.nbsap.queries.replies import BlockLines, key_of, reply_lines


@dataclass(frozen=True)
class Seat:
    """Who answers what: the part, the writer, and the addresses of the page and of where it leads back to."""

    reply: Reply
    section: Section
    writer: Writer
    here: str
    back: str
    may_write: bool
    template: str = "nbsap/reply_section.html"

    @property
    def adds(self) -> BlockForm | None:
        return BlockForm(section=self.section) if self.section.repeats else None


def answer_page(request: HttpRequest, seat: Seat, **more: Any) -> HttpResponse:
    """The part as it stands; sent, every sound answer in it is kept, whatever else was pressed."""
    blocks = _blocks(seat)
    if request.method != "POST":
        more = more | {"saved": request.GET.get("saved", "")}
        return _page(request, seat, SectionForm(blocks=blocks), more)
    form = SectionForm(request.POST, blocks=blocks)
    form.is_valid()
    try:
        kept = save_answers(reply=seat.reply, given=form.given(), by=seat.writer, at=now())
    except ReplyClosed:
        return _closed(request, seat, form, more)
    if "quietly" in request.POST:
        return _told(seat, form, kept)
    adds = _press(request, seat)
    if not form.errors and not kept.overtaken and not (adds and adds.errors):
        if seat.writer.person and "leave" in request.POST:
            messages.success(request, _("Saved."))
        # The script of the page forgets its own copy where it reads this.
        return redirect(seat.back if "leave" in request.POST else f"{seat.here}?saved=1")
    return _again(request, seat, form, kept, more | ({"adds": adds} if adds else {}))


def _blocks(seat: Seat) -> list[BlockLines]:
    return reply_lines(seat.reply, section=seat.section)[0].blocks


def _press(request: HttpRequest, seat: Seat) -> BlockForm | None:
    """What else was pressed: one more species or site, or one to be left out."""
    if "out" in request.POST:
        number = request.POST["out"]
        block = seat.reply.blocks.filter(
            section=seat.section, pk=int(number) if number.isdecimal() and len(number) < 18 else 0
        ).first()
        if block:
            take_out_block(block=block, by=seat.writer, at=now())
        return None
    if "add" not in request.POST or not seat.section.repeats:
        return None
    form = BlockForm(request.POST, section=seat.section)
    if form.is_valid():
        try:
            add_block(
                reply=seat.reply, section=seat.section, by=seat.writer, **form.cleaned_data["about"]
            )
        except AlreadyThere:
            form.add_error("about", _("This one is on the page already."))
    return form


def _again(
    request: HttpRequest, seat: Seat, form: SectionForm, kept: Kept, more: dict[str, Any]
) -> HttpResponse:
    """The page once more with all that was typed; saved again, it takes the place of what others wrote meanwhile."""
    blocks, typed = _blocks(seat), request.POST.copy()
    for block in blocks:
        for line in block.questions:
            typed[f"v{line.key}"] = str(line.version)
    again = SectionForm(typed, blocks=blocks)
    overtaken = {key_of(one.question_id, one.block_id): one for one in kept.overtaken}
    more = more | {"overtaken": overtaken}
    is_overtaken_only = bool(overtaken) and not form.errors
    return _page(request, seat, again, more, status=409 if is_overtaken_only else 422)


def _closed(
    request: HttpRequest, seat: Seat, form: SectionForm, more: dict[str, Any]
) -> HttpResponse:
    if "quietly" in request.POST:
        return JsonResponse({"said": _closed_words()}, status=409)
    return _page(request, seat, form, more | {"refused": _closed_words()}, status=409)


def _closed_words() -> str:
    return _(
        "The answers were handed in meanwhile, and nothing was changed. What you typed stands below: keep a copy."
    )


def _told(seat: Seat, form: SectionForm, kept: Kept) -> HttpResponse:
    """For the page that saves while one types: which versions stand now, and what was not kept."""
    overtaken = {key_of(one.question_id, one.block_id) for one in kept.overtaken}
    versions = {
        line.key: line.version
        for block in _blocks(seat)
        for line in block.questions
        if line.key not in overtaken
    }
    wrong = [name for name in form.errors if name != "__all__"]
    said = _("Saved.") if not overtaken and not wrong else _("Not all is saved yet: press “Save”.")
    return JsonResponse({"versions": versions, "said": said, "kept": not overtaken and not wrong})


def _page(
    request: HttpRequest, seat: Seat, form: SectionForm, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    overtaken = more.get("overtaken", {})
    context: dict[str, Any] = {
        "seat": seat,
        "form": form,
        "adds": seat.adds,
        "blocks": [
            (block, [_line(line, field, version, overtaken) for line, field, version in lines])
            for block, lines in form.shown()
        ],
        "sections": _sections(seat),
    }
    return render(request, seat.template, context | more, status=status)


def _line(line: Any, field: Any, version: Any, overtaken: dict[Any, Any]) -> dict[str, Any]:
    above = line.question.depends_on_id
    return {
        "line": line, "field": field, "version": version, "overtaken": overtaken.get(line.key),
        "above": key_of(above, line.block.pk if line.block else None) if above else "",
    }  # fmt: skip


def _sections(seat: Seat) -> Iterable[Section]:
    return seat.reply.questionnaire.sections.all() if seat.writer.person else ()
