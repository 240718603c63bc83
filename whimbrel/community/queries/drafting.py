"""Texts that are being amended: paragraph by paragraph, with brackets around what is not agreed."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from whimbrel.community.models import (
    Amendment,
    AmendmentSupport,
    DraftParagraph,
    DraftText,
    Space,
)
from whimbrel.core.documents.tree import Block, Document, Heading, Masthead, Paragraph, Run, Table
from whimbrel.core.periods import written_date
from whimbrel.manual.wording import Run as Wording
from whimbrel.manual.wording import word_runs

Kind = Amendment.Kind


@dataclass(frozen=True)
class Compared:
    """An amendment beside what the paragraph says today, word by word."""

    amendment: Amendment
    runs: tuple[Wording, ...]
    supporters: tuple[str, ...]
    # The paragraph has changed, or is gone, since it was proposed.
    has_moved_on: bool


@dataclass(frozen=True)
class Amended:
    """One paragraph of the text as it stands, with what is proposed for it. `number` counts those that stand."""

    paragraph: DraftParagraph
    number: int | None
    amendments: tuple[Compared, ...]
    bracketed: str

    @property
    def waiting(self) -> int:
        return sum(one.amendment.is_waiting for one in self.amendments)


def drafts_of(space: Space) -> QuerySet[DraftText]:
    return DraftText.objects.filter(space=space)


def amended(draft: DraftText) -> list[Amended]:
    """The text paragraph by paragraph. Three queries, however long it is."""
    supports = AmendmentSupport.objects.select_related("country")
    amendments = Amendment.objects.select_related("country").prefetch_related(
        Prefetch("supports", supports)
    )
    paragraphs = draft.paragraphs.prefetch_related(Prefetch("amendments", amendments))
    found, number = [], 0
    for paragraph in paragraphs:
        stands = paragraph.removed_at is None
        number += stands
        told = tuple(compared(one, paragraph) for one in paragraph.amendments.all())
        words = bracketed(paragraph, [one.amendment for one in told if one.amendment.is_waiting])
        found.append(Amended(paragraph, number if stands else None, told, words))
    return found


def compared(amendment: Amendment, paragraph: DraftParagraph) -> Compared:
    """Word by word against what it was proposed for: while it waits, what the paragraph says today."""
    base = paragraph.words if amendment.is_waiting else amendment.against
    match amendment.kind:
        case Kind.REPLACE:
            runs = word_runs(base, amendment.words)
        case Kind.DELETE:
            runs = (Wording("removed", base),)
        case _:
            runs = (Wording("added", amendment.words),)
    supporters = tuple(
        one.country.name if one.country else one.name or _("Name not given")
        for one in amendment.supports.all()
    )
    has_moved_on = amendment.is_waiting and (
        paragraph.removed_at is not None or paragraph.words != amendment.against
    )
    return Compared(amendment, runs, supporters, has_moved_on)


def bracketed(paragraph: DraftParagraph, waiting: list[Amendment]) -> str:
    """The paragraph as negotiators print it: what is not agreed stands in square brackets, alternatives side by side."""
    others = [one for one in waiting if one.kind == Kind.REPLACE]
    if len(others) == 1:
        runs = word_runs(paragraph.words, others[0].words)
        words = "".join(one.text if one.kind == "same" else _in_brackets(one.text) for one in runs)
    elif others:
        alternatives = [paragraph.words, *(one.words for one in others)]
        words = " ".join(f"[{one}]" for one in alternatives)
    else:
        words = paragraph.words
    if any(one.kind == Kind.DELETE for one in waiting):
        words = f"[{words}]"
    if paragraph.removed_at is not None:
        words = ""
    added = [f"[{one.words}]" for one in waiting if one.kind == Kind.AFTER]
    return "\n\n".join([*([words] if words else []), *added])


def standing_paragraph(draft: DraftText, number: int) -> DraftParagraph | None:
    """The paragraph that the page shows under that number."""
    standing = list(draft.paragraphs.filter(removed_at=None))
    return standing[number - 1] if 0 < number <= len(standing) else None


def resulting_text(draft: DraftText) -> str:
    """The text with all that was accepted, an empty line between paragraphs."""
    standing = draft.paragraphs.filter(removed_at=None)
    return "\n\n".join(standing.values_list("words", flat=True))


def draft_document(draft: DraftText) -> Document:
    """The text to print, with brackets, and the table of amendments under it."""
    told = amended(draft)
    blocks: list[Block] = [
        Paragraph((Run(one.bracketed),), number=one.number, anchor=f"p{one.number}")
        for one in told
        if one.bracketed
    ]
    rows = tuple(
        (
            str(one.number or "–"),
            each.amendment.country.name if each.amendment.country else each.amendment.name,
            f"{each.amendment.get_kind_display()}: {each.amendment.words}".removesuffix(": "),
            ", ".join(each.supporters) or "–",
            state_of(each.amendment),
        )
        for one in told
        for each in one.amendments
    )
    head = (_("Paragraph"), _("By"), _("Amendment"), _("Supported by"), _("Where it stands"))
    if rows:
        blocks.append(Heading(_("Amendments"), 1, "amendments"))
        blocks.append(Table(_("All amendments in the order of the text"), head, rows))
    return Document(
        title=draft.title,
        language=draft.language,
        masthead=Masthead(
            draft.space.name, (written_date(draft.opened_at.date(), draft.language),), ()
        ),
        byline="",
        running_head=draft.title,
        contents_title="",
        page_words=("", " / ", ""),
        made_at=draft.opened_at,
        blocks=tuple(blocks),
    )


def state_of(amendment: Amendment) -> str:
    """In words, whether it waits or how it was settled."""
    if amendment.accepted_at:
        return _("Accepted")
    if amendment.declined_at:
        return _("Declined")
    return _("Taken back") if amendment.withdrawn_at else _("Waits")


def _in_brackets(text: str) -> str:
    """The words in brackets, blanks around them outside."""
    bare = text.strip()
    if not bare:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}[{bare}]{after}"
