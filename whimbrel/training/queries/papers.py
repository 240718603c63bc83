"""What is printed for a workshop: badges, sheets to sign in on, the list of participants."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.core.documents.badges import Badge, BadgeLook, BadgeSheet, SignInSheet
from whimbrel.core.documents.tree import Document, Heading, Masthead, Paragraph, Run
from whimbrel.core.languages import sort_key, translated
from whimbrel.core.periods import written_days
from whimbrel.training.models import BadgeDesign, Registration, Session, Workshop

Category = Registration.Category
# The order of a list of participants: Parties, then the host and observers, then who serves the meeting.
ORDER = (Category.PARTY, Category.OBSERVER, Category.HOST, Category.TRAINER, Category.SECRETARIAT)


def badge_sheet(
    workshop: Workshop, people: Iterable[Registration], *, language: str, made_at: datetime
) -> BadgeSheet:
    """Badges of these people, all in one language, as the workshop has designed them."""
    design = BadgeDesign.objects.filter(workshop=workshop).first() or BadgeDesign(workshop=workshop)
    return designed_sheet(design, people, language=language, made_at=made_at)


def designed_sheet(
    design: BadgeDesign, people: Iterable[Registration], *, language: str, made_at: datetime
) -> BadgeSheet:
    """The same by a design that may not be kept yet."""
    workshop = design.workshop
    with translation.override(language):
        badges = [
            Badge(
                name=" ".join(part for part in (one.personal_title, one.name) if part),
                represents=represented(one, language),
                position=one.position if design.shows_position else "",
                organisation=one.organisation
                if design.shows_organisation and one.represents
                else "",
                category=str(Category(one.category).label) if design.shows_role else "",
                photo=_photo(one) if design.shows_photo else b"",
                band=design.colour_of(one.category) if design.shows_role else "",
                code=one.badge_code,
                link=f"{settings.SITE_URL}{reverse('training:badge_detail', args=[one.badge_code])}",
            )
            for one in people
        ]
        foot = foot_of(workshop, language)
        return BadgeSheet(_("Badges"), foot, language, made_at, badges, _look(design))


def _photo(one: Registration) -> bytes:
    photo = getattr(one, "photo", None)
    if photo is None:
        return b""
    try:
        with photo.file.open("rb") as file:
            body: bytes = file.read()
    except FileNotFoundError:
        return b""
    return body


def _look(design: BadgeDesign) -> BadgeLook:
    width, height = design.millimetres
    logo = b""
    if design.logo:
        with design.logo.open("rb") as file:
            logo = file.read()
    return BadgeLook(
        width=width,
        height=height,
        shows_foot=design.shows_event,
        shows_code=design.shows_code,
        logo=logo,
    )


def sign_in_sheet(
    workshop: Workshop,
    sessions: Sequence[Session],
    people: Iterable[Registration],
    *,
    language: str,
    made_at: datetime,
) -> SignInSheet:
    with translation.override(language):
        return SignInSheet(
            title=_("Sign-in sheets"),
            foot=foot_of(workshop, language),
            language=language,
            made_at=made_at,
            columns=(_("No."), _("Name"), _("Country or organisation"), _("Signature")),
            sessions=[(heading_of(one, language), f"S{one.pk}") for one in sessions],
            people=[(one.name, represented(one, language)) for one in people],
        )


def participants_document(
    workshop: Workshop, people: Iterable[Registration], *, language: str, made_at: datetime
) -> Document:
    """The list in the form of the United Nations: by Party, then observers, each with post and address of office."""
    with translation.override(language):
        blocks: list[Heading | Paragraph] = []
        by_category: dict[Category, list[Registration]] = {category: [] for category in ORDER}
        for one in people:
            by_category[Category(one.category)].append(one)
        for category in ORDER:
            if found := by_category[category]:
                blocks.append(Heading(str(_heads()[category]), 1, category.value))
                blocks += _group(category.value, found, language)
        title = _("List of participants")
        return Document(
            title=title,
            language=language,
            masthead=Masthead(
                organization=workshop.organizers,
                corner=(workshop.meeting.code,),
                meeting=(
                    translated(workshop.meeting, "title", language),
                    foot_of(workshop, language),
                ),
            ),
            byline="",
            running_head=f"{workshop.meeting.code} · {title}",
            contents_title="",
            page_words=("", " / ", ""),
            made_at=made_at,
            blocks=tuple(blocks),
        )


def represented(one: Registration, language: str) -> str:
    """For whom they come, in that language; else the ministry or organisation written down."""
    of = one.represents
    return translated(of, "name", language) if of is not None else one.organisation


def foot_of(workshop: Workshop, language: str) -> str:
    """The event in a line: its title, place and days."""
    meeting = workshop.meeting
    parts = [translated(meeting, "title", language), meeting.place]
    if meeting.starts_on:
        parts.append(
            written_days(meeting.starts_on, meeting.ends_on or meeting.starts_on, language)
        )
    return ", ".join(part for part in parts if part)


def heading_of(session: Session, language: str) -> str:
    words = translated(session, "title", language)
    return f"{session.number}. {words}" if session.number else words


def _heads() -> dict[Category, str]:
    return {
        Category.PARTY: _("Parties"),
        Category.OBSERVER: _("Observers"),
        Category.HOST: _("Host"),
        Category.TRAINER: _("Trainers"),
        Category.SECRETARIAT: _("Secretariat"),
    }


def _group(anchor: str, people: Sequence[Registration], language: str) -> list[Heading | Paragraph]:
    """A country or organisation as a heading, its people under it in their order."""
    blocks: list[Heading | Paragraph] = []
    named = [(represented(one, language), one) for one in people]
    named.sort(key=lambda pair: (sort_key(pair[0]), pair[1].is_alternate, pair[1].rank, pair[1].pk))
    for nth, (of, found) in enumerate(groupby(named, key=lambda pair: pair[0]), 1):
        if of:
            blocks.append(Heading(of, 2, f"{anchor}-{nth}"))
        for _of, one in found:
            name = " ".join(part for part in (one.personal_title, one.name) if part)
            words = [name, one.position, one.organisation if one.represents else ""]
            blocks.append(Paragraph((Run(", ".join(word for word in words if word)),)))
    return blocks
