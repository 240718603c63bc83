"""Amendments that come by letter: the paragraph's number, then what is proposed for it."""

import re
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.actions.drafting import AmendmentOver, Proposed, propose_amendment
from whimbrel.community.inbox.posts import person_behind
from whimbrel.community.models import Amendment, DraftText
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.queries.drafting import standing_paragraph
from whimbrel.community.rules import can_amend, can_read, is_amendment
from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.inbound import Inbound
from whimbrel.core.inbox.outcomes import Answered, Held, Outcome
from whimbrel.treaties.queries.offices import offices_of

# "12. Words", "§ 12: words", "Paragraph 12 words", in the languages of the house's letters; any digits.
NUMBERED = re.compile(
    r"\s*(?:§|¶|#|paragraph|para\.?|paragraphe|párrafo|parrafo|parágrafo|пункт|абзац|الفقرة|فقرة|第)?\s*"
    r"(\d{1,4})\s*(?:段)?\s*([+])?\s*(?:[.:)،:-]|\s|$)\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
LONGEST = 20_000
OUT = {
    "delete", "out", "supprimer", "suprimir", "eliminar", "удалить", "исключить", "حذف", "删除",
}  # fmt: skip


@dataclass(frozen=True)
class Read:
    """Which paragraph a letter is about, and what it proposes for it."""

    number: int
    kind: str
    words: str


@receives("draft", name=gettext_lazy("Texts to amend"))
def draft(letter: Inbound) -> Outcome:
    found = DraftText.objects.select_related("space__within").filter(pk=letter.payload).first()
    person = person_behind(letter)
    if found is None or person is None:
        return Answered(_("This text is no more. Nothing was proposed; your letter is kept."))
    if not letter.is_proven and not letter.is_released:
        return Held(_("Your mail server does not vouch for you, so the Secretariat looks first."))
    belonging = belonging_of(offices_of(person, on=localdate()), at=now())
    if not can_read(belonging, found.space) or not can_amend(
        belonging, found, at=letter.received_at
    ):
        return Answered(_("The text takes no more amendments from you. Nothing was proposed."))
    read = read_amendment(letter.text)
    paragraph = standing_paragraph(found, read.number) if read else None
    if read is None or paragraph is None:
        return Answered(
            _("No paragraph of that number stands in the text. Nothing was proposed.")
            + f" {how_to()}"
        )
    if len(read.words) > LONGEST or not is_amendment(
        kind=read.kind, words=read.words, stands=paragraph.words
    ):
        return Answered(
            _("These are not other words for the paragraph. Nothing was proposed.") + f" {how_to()}"
        )
    proposed = Proposed(read.kind, read.words, "", f"letter:{letter.received}")
    try:
        amendment = propose_amendment(
            paragraph=paragraph, proposed=proposed, by=person, at=letter.received_at
        )
    except AmendmentOver:
        return Answered(_("The text takes no more amendments, or this paragraph was taken out."))
    return Answered(_acknowledged(read, amendment), amendment)


def _acknowledged(read: Read, amendment: Amendment) -> str:
    # What the paragraph says today is told: its number may have moved since the letter with the text.
    said = _("Your amendment stands under paragraph %(number)d.") % {"number": read.number}
    words = f"\n\n{amendment.words}" if amendment.words else ""
    return f"{said}\n\n{amendment.against}\n\n{amendment.get_kind_display()}{words}"


def read_amendment(text: str) -> Read | None:
    """What a letter proposes; None where it does not begin with a number."""
    found = NUMBERED.fullmatch(text.strip())
    if found is None:
        return None
    number, after, words = int(found[1]), found[2], found[3].strip()
    if words.strip(" .").casefold() in OUT:
        return Read(number, Amendment.Kind.DELETE, "")
    return Read(number, Amendment.Kind.AFTER if after else Amendment.Kind.REPLACE, words)


def how_to() -> str:
    return render_to_string("community/email/amend_how.txt").strip()
