"""The full record of a consultation: every voice, when, by whom, by which way, and what came of it."""

import json
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from whimbrel.community.models import Consultation, PartyVoice
from whimbrel.community.queries.consultations import outcome_of, party_rows
from whimbrel.core.documents.tree import Block, Document, Heading, Masthead, Paragraph, Run, Table
from whimbrel.core.moments import written_moment
from whimbrel.core.periods import written_date

COLUMNS = [
    "iso3", "party", "position", "words", "name", "role", "channel", "said_at", "kept_at", "replaced_at",
]  # fmt: skip


def voices_of(consultation: Consultation) -> list[PartyVoice]:
    """Everything that was ever said, in the order in which it was kept. One query."""
    return list(
        PartyVoice.objects.filter(party__consultation=consultation)
        .select_related("party__country")
        .order_by("kept_at", "pk")
    )


def voice_rows(consultation: Consultation) -> tuple[list[str], list[list[object]]]:
    """Every voice as a row to take away; a Party that said nothing has a row without one."""
    voices = voices_of(consultation)
    spoken = {one.party_id for one in voices}
    rows: list[list[object]] = [
        [
            one.party.country.iso3, one.party.country.name, one.position, one.words, one.name, one.role,
            one.channel, _iso(one.said_at), _iso(one.kept_at), _iso(one.replaced_at),
        ]
        for one in voices
    ]  # fmt: skip
    silent = consultation.parties.exclude(pk__in=spoken).select_related("country")
    rows += [[one.country.iso3, one.country.name, *[""] * 8] for one in silent]
    return COLUMNS, rows


def record_json(consultation: Consultation) -> bytes:
    """All of it for programs, with the text in every language it has."""
    columns, rows = voice_rows(consultation)
    told = {
        "kind": consultation.kind,
        "title": consultation.title,
        "text": consultation.text,
        "instrument": consultation.instrument.code,
        "region": consultation.region.code if consultation.region else None,
        "opened_at": _iso(consultation.opened_at),
        "closes_at": _iso(consultation.closes_at),
        "closed_at": _iso(consultation.closed_at),
        "withdrawn_at": _iso(consultation.withdrawn_at),
        "changes": [
            {
                "made_at": _iso(one.made_at), "closed_before": _iso(one.closed_before),
                "closes_at": _iso(one.closes_at), "why": one.why,
            }
            for one in consultation.changes.all()
        ],
        "outcome": consultation.outcome,
        "is_adopted": outcome_of(consultation, party_rows(consultation, on=consultation.opened_at.date())).is_adopted
        if consultation.is_silence and consultation.closed_at
        else None,
        "voices": [dict(zip(columns, row, strict=True)) for row in rows],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def record_document(consultation: Consultation, *, on: date, language: str) -> Document:
    """The record to print: the text, what came of it, the table of Parties, and everything that was said in its order."""
    rows = party_rows(consultation, on=on)
    outcome = outcome_of(consultation, rows)
    blocks: list[Block] = [Heading(_("The text"), 1, "text")]
    blocks += [
        Paragraph((Run(words),), number=number, anchor=f"p{number}")
        for number, words in enumerate(consultation.paragraphs(), 1)
    ]
    blocks.append(Heading(_("What came of it"), 1, "outcome"))
    blocks += [Paragraph((Run(words),)) for words in outcome_words(consultation, outcome.objecting)]
    head = (pgettext("of a Party", "Position"), _("Parties"))
    counts = tuple((words, str(number)) for _code, words, number, _share in outcome.counts)
    blocks.append(Table(_("Positions"), head, counts))
    table = tuple((row.name, row.said or "–", row.voice.words if row.voice else "") for row in rows)
    blocks.append(Heading(_("Parties"), 1, "parties"))
    blocks.append(Table(_("All Parties that were asked"), (_("Party"), pgettext("of a Party", "Position"), _("In words")), table))  # fmt: skip
    blocks.append(Heading(_("Everything that was said"), 1, "voices"))
    said = tuple(
        (
            written_moment(one.said_at, "UTC", language, "medium"),
            one.party.country.name,
            one.said(in_silence=consultation.is_silence)
            + (f" ({_('replaced later')})" if one.replaced_at else ""),
            f"{one.name}, {one.get_channel_display()}",
        )
        for one in voices_of(consultation)
    )
    heads = (_("When"), _("Party"), pgettext("of a Party", "Position"), _("By whom and how"))
    blocks.append(Table(_("In the order in which it came"), heads, said))
    return Document(
        title=consultation.words,
        language=language,
        masthead=Masthead(
            consultation.instrument.name,
            (consultation.get_kind_display(), written_date(consultation.opened_at.date(), language)),
            (_("Deadline: %(moment)s") % {"moment": written_moment(consultation.closes_at, "UTC", language)},),
        ),
        byline="",
        running_head=consultation.words,
        contents_title="",
        page_words=("", " / ", ""),
        made_at=consultation.closed_at or consultation.opened_at,
        blocks=tuple(blocks),
    )  # fmt: skip


def outcome_words(consultation: Consultation, objecting: tuple[str, ...]) -> list[str]:
    """What came of it, in sentences."""
    words = []
    if consultation.withdrawn_at:
        words.append(_("The Secretariat has taken the text back. Nothing is decided."))
    elif consultation.closed_at is None:
        words.append(_("It is not over yet."))
    elif consultation.is_silence and objecting:
        names = ", ".join(objecting)
        words.append(_("The text is not adopted. Objecting: %(names)s.") % {"names": names})
    elif consultation.is_silence:
        words.append(_("No Party objected. The text is adopted."))
    return words + ([consultation.stated_words] if consultation.stated_words else [])


def _iso(moment: object) -> str | None:
    return moment.isoformat() if moment else None  # type: ignore[attr-defined]
