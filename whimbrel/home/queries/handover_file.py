"""The handover file: everything a successor needs, as one document in their language."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.documents.tree import (
    Block,
    Document,
    Heading,
    Masthead,
    Paragraph,
    Points,
    Run,
)
from whimbrel.core.dossier import Chapter, Line, file_of
from whimbrel.core.languages import current_language
from whimbrel.core.periods import written_date
from whimbrel.designations.models import HandoverFile
from whimbrel.treaties.models import Country


def handover_today(country: Country, *, today: date, made_at: datetime) -> Document:
    """The country's file as it stands, as a document to print, to send and to read on the first day."""
    day = written_date(today, current_language())
    return _document(
        country,
        file_of(country.pk, today, is_for_handover=True),
        day=day,
        byline=_("Made by Whimbrel on %(day)s from what is recorded") % {"day": day},
        made_at=made_at,
    )


def handover_kept(file: HandoverFile) -> Document:
    """The file that was kept when designations ended, in the reader's language."""
    day = written_date(localdate(file.kept_at), current_language())
    ended = ", ".join(
        f"{one.get_role_display()} ({one.instrument})" for one in file.designations.all()
    )
    return _document(
        file.country,
        file.chapters(),
        day=day,
        byline=_("Kept by Whimbrel on %(day)s, when this ended: %(what)s")
        % {"day": day, "what": ended},
        made_at=file.kept_at,
    )


def _document(
    country: Country, chapters: Sequence[Chapter], *, day: str, byline: str, made_at: datetime
) -> Document:
    language = current_language()
    title = _("Handover file: %(country)s") % {"country": country.name}
    blocks: list[Block] = [
        Paragraph((Run(_opening(country)),)),
        *_open(chapters, language),
        *(block for chapter in chapters for block in _settled(chapter, language)),
    ]
    return Document(
        title=title,
        language=language,
        masthead=Masthead(
            organization=_("CMS Family"),
            corner=(_("For the country’s focal points only"), day),
            meeting=(country.name,),
        ),
        byline=byline,
        running_head=title,
        contents_title=_("Contents"),
        page_words=(_("Page") + " ", " / ", ""),
        made_at=made_at,
        blocks=tuple(blocks),
    )


def _open(chapters: Sequence[Chapter], language: str) -> list[Block]:
    """What somebody still has to do something about, from every chapter: a successor reads it first."""
    blocks: list[Block] = [Heading(_("Still open"), 1, "open")]
    for chapter in chapters:
        if waiting := [line for line in chapter.lines if line.is_open]:
            blocks.append(Heading(chapter.title, 2, f"open-{chapter.slug}"))
            blocks.append(_points(waiting, language))
    if len(blocks) == 1:
        blocks.append(Paragraph((Run(_("Nothing is open.")),)))
    return blocks


def _settled(chapter: Chapter, language: str) -> list[Block]:
    """The rest of a chapter; nothing where all of it is still open."""
    settled = [line for line in chapter.lines if not line.is_open]
    if settled:
        return [Heading(chapter.title, 1, chapter.slug), _points(settled, language)]
    if chapter.lines:
        return []
    return [Heading(chapter.title, 1, chapter.slug), Paragraph((Run(chapter.empty),))]


def _points(lines: Sequence[Line], language: str) -> Points:
    return Points(tuple((Run(_words(line, language)),) for line in lines))


def _opening(country: Country) -> str:
    return _(
        "This file holds what whoever speaks for %(country)s next should know: what was promised and is still to "
        "do, drafts, people to ask, who was named and when, the letters, and the dates ahead."
    ) % {"country": country.name}


def _words(line: Line, language: str) -> str:
    said = line.text
    if line.detail:
        said += f" ({line.detail})"
    return f"{written_date(line.day, language)}: {said}" if line.day else said
