"""Letters for visas: who asks for one, what it says, and the same as a document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.documents.tree import Block, Document, Masthead, Paragraph, Points, Run
from whimbrel.core.languages import translated
from whimbrel.core.periods import written_date
from whimbrel.training.models import (
    SEATED,
    Answer,
    Question,
    Registration,
    TravelLine,
    VisaLetter,
    VisaPart,
    Workshop,
)
from whimbrel.training.queries.papers import foot_of, represented
from whimbrel.training.queries.registrations import participants

YES = "yes"


@dataclass(frozen=True)
class Signature:
    """Who signs the letters: a name and a post, either of which may be empty."""

    name: str = ""
    post: str = ""


@dataclass(frozen=True)
class Asker:
    """Somebody with a place who asks for a letter, or has one. `has_changed`: it would say something else today."""

    registration: Registration
    asks: bool
    lacks: Sequence[str]
    letter: VisaLetter | None
    has_changed: bool


def parts_of(registration: Registration) -> dict[str, str]:
    """What they answered for the letter, by part; reads what `with_answers` has fetched, else one query."""
    return {
        one.question.means: one.value
        for one in registration.answers.all()
        if one.question.means and one.value
    }


def wants_letter(registration: Registration) -> bool:
    return parts_of(registration).get(VisaPart.WANTED) == YES


def askers(workshop: Workshop) -> list[Asker]:
    """Those with a place who ask for a letter or have one, by country. Five queries, however many they are."""
    asked = set(
        Question.objects.filter(workshop=workshop).exclude(means="").values_list("means", flat=True)
    )
    people = participants(workshop).select_related("workshop__meeting__country").prefetch_related(
        Prefetch("answers", Answer.objects.select_related("question")),
        Prefetch("travel_lines", TravelLine.objects.select_related("fund")),
        Prefetch("visa_letters", VisaLetter.objects.kept()),
    )  # fmt: skip
    found = []
    for one in people:
        letters = list(one.visa_letters.all())
        letter = letters[0] if letters else None
        wants = wants_letter(one)
        if not wants and letter is None:
            continue
        given = parts_of(one)
        lacks = [
            str(part.label)
            for part in (VisaPart.NATIONALITY, VisaPart.PASSPORT)
            if part in asked and part not in given
        ]
        found.append(Asker(one, wants, lacks, letter, letter is not None and _differs(one, letter)))
    return found


def waiting_for_visa_letters() -> QuerySet[Registration]:
    """Those with a place who ask for a letter and were sent none."""
    wants = Answer.objects.filter(
        registration=OuterRef("pk"), question__means=VisaPart.WANTED, value=YES
    )
    has_one = VisaLetter.objects.filter(registration=OuterRef("pk"), sent_at__isnull=False)
    return Registration.objects.standing(*SEATED).filter(Exists(wants), ~Exists(has_one))


def newest_letter(registration: Registration, *, only_sent: bool = False) -> VisaLetter | None:
    """The letter that holds; those before it are of no use. One query."""
    found = VisaLetter.objects.kept().filter(registration=registration)
    return (found.filter(sent_at__isnull=False) if only_sent else found).first()


def words_of(
    registration: Registration, *, language: str, signature: Signature, on: date
) -> dict[str, Any]:
    """All that the letter says, in one language, from the records as they are; kept with the letter."""
    workshop = registration.workshop
    with translation.override(language):
        given = parts_of(registration)
        consulate = given.get(VisaPart.CONSULATE, "")
        return {
            "title": _("Letter of invitation for a visa"),
            "to": _("To: %(consulate)s") % {"consulate": consulate}
            if consulate
            else _("To whom it may concern"),
            "on": on.isoformat(),
            "meeting": [translated(workshop.meeting, "title", language), foot_of(workshop, language)],
            "opening": _(
                "The Secretariat confirms that the person named below is a participant in: %(workshop)s."
            )
            % {"workshop": foot_of(workshop, language)},
            "person": _person(registration, given, language),
            "place": _place(workshop, language),
            "money": _money(registration),
            "closing": _(
                "The Secretariat would be grateful if the visa were issued in good time for the journey."
            ),
            "signature": [part for part in (signature.name, signature.post) if part],
        }  # fmt: skip


def visa_document(letter: VisaLetter) -> Document:
    """The letter as a document, the same at every time."""
    words: Mapping[str, Any] = letter.words
    workshop = letter.registration.workshop
    language = letter.language
    with translation.override(language):
        costs, lines = words["money"]
        blocks: list[Block] = [
            _plain(words["opening"]),
            Points(tuple((Run(f"{label}: {value}"),) for label, value in words["person"])),
            *(_plain(one) for one in words["place"]),
            _plain(costs),
            *([Points(tuple((Run(one),) for one in lines))] if lines else []),
            _plain(words["closing"]),
            *(_plain(one) for one in words["signature"]),
        ]
        return Document(
            title=words["title"],
            language=language,
            masthead=Masthead(
                organization=workshop.organizers or _("The Secretariat"),
                corner=(
                    workshop.meeting.code,
                    written_date(date.fromisoformat(words["on"]), language),
                ),
                meeting=tuple(words["meeting"][1:]),
            ),
            byline=words["to"],
            running_head=f"{workshop.meeting.code} · {words['title']}",
            contents_title="",
            page_words=("", " / ", ""),
            made_at=letter.made_at,
            blocks=tuple(blocks),
        )


def _plain(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def _person(one: Registration, given: Mapping[str, str], language: str) -> list[list[str]]:
    """Who they are: labels and what stands behind them; what is not known is left out."""
    facts = [
        (_("Name"), " ".join(part for part in (one.personal_title, one.name) if part)),
        (_("Date of birth"), _day(given.get(VisaPart.BORN_ON, ""), language)),
        (_("Nationality"), given.get(VisaPart.NATIONALITY, "")),
        (_("Passport number"), given.get(VisaPart.PASSPORT, "")),
        (_("Passport valid until"), _day(given.get(VisaPart.VALID_UNTIL, ""), language)),
        (_("Position"), one.position),
        (_("Ministry or organisation"), one.organisation if one.represents else ""),
        (_("Comes for"), represented(one, language)),
    ]
    return [[label, value] for label, value in facts if value]


def _day(said: str, language: str) -> str:
    """A day in words where it was asked for as a day; else as it was typed."""
    try:
        day = parse_date(said)
    except ValueError:
        day = None
    return written_date(day, language) if day else said


def _place(workshop: Workshop, language: str) -> list[str]:
    meeting = workshop.meeting
    country = translated(meeting.country, "name", language) if meeting.country else ""
    days = [one for one in (meeting.starts_on, meeting.ends_on) if one]
    written = " – ".join(dict.fromkeys(written_date(one, language) for one in days))
    where = ", ".join(part for part in (meeting.place, country, written) if part)
    said = [_("Place and days: %(where)s.") % {"where": where}] if where else []
    if workshop.host:
        said.append(_("The host is: %(host)s.") % {"host": workshop.host})
    if workshop.organizers:
        said.append(_("It is organized by: %(organizers)s.") % {"organizers": workshop.organizers})
    return said


def _money(registration: Registration) -> tuple[str, list[str]]:
    """Who pays what, by the lines planned and not cancelled."""
    lines = [one for one in registration.travel_lines.all() if one.cancelled_at is None]
    if not lines:
        return (
            _("The costs of the journey and the stay are borne by the participant or by those who send them."),
            [],
        )  # fmt: skip
    paid = [
        _("%(cost)s: paid by %(fund)s")
        % {"cost": one.get_kind_display(), "fund": one.fund.fund}
        for one in lines
    ]  # fmt: skip
    return (
        _("These costs are paid for the participant; all others are borne by the participant or by those who send them:"),
        list(dict.fromkeys(paid)),
    )  # fmt: skip


def _differs(registration: Registration, letter: VisaLetter) -> bool:
    """Whether the letter would say something else today, the day and who signs apart."""
    today = words_of(
        registration, language=letter.language, signature=Signature(), on=localdate(letter.made_at)
    )
    kept = {key: value for key, value in letter.words.items() if key not in ("on", "signature")}
    return kept != {key: _as_kept(value) for key, value in today.items() if key in kept}


def _as_kept(value: Any) -> Any:
    """As JSON keeps it: without tuples."""
    return [_as_kept(one) for one in value] if isinstance(value, list | tuple) else value
