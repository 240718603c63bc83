"""Whom to invite, from a sheet: Parties that are to nominate, and persons who are asked to confirm a place."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.languages import CODES
from whimbrel.core.loading import Loaded, tried
from whimbrel.core.sheets import (
    Column,
    Complaint,
    Row,
    SheetFile,
    SheetRefused,
    choice,
    read_sheet,
    reference,
    text,
    whole_number,
)
from whimbrel.people.models import User
from whimbrel.training.actions.invitations import invite, language_of, write_to_more
from whimbrel.training.actions.places import offer
from whimbrel.training.actions.standings import hold_workshop, stand
from whimbrel.training.models import Registration, Status, Workshop, WorkshopInvitation
from whimbrel.training.queries.registrations import places, same_person
from whimbrel.treaties.models import Country

INVITE_COLUMNS = (
    "iso3", "email", "language", "places", "personal_title", "given_name", "family_name",
    "position", "organisation", "category", "sex",
)  # fmt: skip
OF_A_PERSON = ("personal_title", "given_name", "position", "organisation", "sex")


def invite_columns() -> list[Column]:
    known = {one.iso3: one for one in Country.objects.exclude(iso3="")}
    columns = [
        reference("iso3", known),
        text("email", longest=2000),
        choice("language", CODES),
        whole_number("places"),
        text("personal_title", longest=30),
        text("given_name", longest=100),
        text("family_name", longest=100),
        text("position", longest=150),
        text("organisation", longest=200),
        choice("category", Registration.Category.values),
        choice("sex", Registration.Sex.values),
    ]
    return [replace(one, may_be_absent=True) for one in columns]


def try_invite_sheet(
    file: SheetFile, *, workshop: Workshop, by: User, at: datetime
) -> list[Loaded]:
    """What inviting from the sheet would do: it is done, and taken back. Raises SheetRefused."""
    return tried(lambda: invite_from_sheet(file, workshop=workshop, by=by, at=at))


@transaction.atomic
def invite_from_sheet(
    file: SheetFile, *, workshop: Workshop, by: User, at: datetime
) -> list[Loaded]:
    """Invite the Parties and the persons of the sheet, in this order. Raises SheetRefused; then nobody is written to.

    Whoever is invited already is left as they are; of a Party only addresses that are new are written to.
    """
    workshop = hold_workshop(workshop.pk)
    rows = read_sheet(file, invite_columns())
    persons = [row for row in rows if row.values["family_name"]]
    parties = [row for row in rows if not row.values["family_name"]]
    wrong = [*_wrong_parties(parties), *_wrong_persons(persons)]
    if not wrong:
        asked, known = _parted(workshop, persons)
        free = places(workshop).free
        if free is not None and len(asked) > free:
            said = _("The sheet asks %(persons)s persons, and %(free)s places are free.")
            wrong = [Complaint(said % {"persons": len(asked), "free": free})]
    if wrong:
        raise SheetRefused(file.name, sorted(wrong, key=lambda one: one.line or 0))
    return [_invite_parties(workshop, parties, by, at), _ask(workshop, asked, known, by, at)]


def _invite_parties(workshop: Workshop, rows: Sequence[Row], by: User, at: datetime) -> Loaded:
    done = Loaded(_("Parties"))
    standing = {
        one.country_id: one
        for one in WorkshopInvitation.objects.filter(workshop=workshop, withdrawn_at=None)
    }
    new = [row for row in rows if row.values["iso3"].pk not in standing]
    details = {row.values["iso3"].pk: _details(row.values) for row in new}
    because = _("From a sheet")
    countries = [row.values["iso3"] for row in new]
    done.added = len(
        invite(
            workshop=workshop, countries=countries, because=because, by=by, at=at, details=details
        )
    )
    for row in rows:
        invitation = standing.get(row.values["iso3"].pk)
        if invitation is None:
            continue
        more = write_to_more(
            invitation=invitation, emails=_addresses(row.values["email"]), by=by, at=at
        )
        done.changed += bool(more)
        done.unchanged += not more
        word = ", ".join(more) or _("invited already")
        done.changes.append(f"{row.line}: {row.values['iso3'].name}, {word}")
    return done


def _details(values: dict[str, Any]) -> dict[str, Any]:
    return {
        "also_to": " ".join(_addresses(values["email"])),
        "places": values["places"],
        "language": values["language"] or language_of(values["iso3"]),
    }


def _parted(
    workshop: Workshop, rows: Sequence[Row]
) -> tuple[list[Row], list[tuple[Row, Registration]]]:
    """Those who are new, and those who stand on the list already."""
    new, known = [], []
    for row in rows:
        found = same_person(workshop, row.values | {"country": row.values["iso3"]})
        if found is None:
            new.append(row)
        else:
            known.append((row, found))
    return new, known


def _ask(
    workshop: Workshop,
    rows: Sequence[Row],
    known: Sequence[tuple[Row, Registration]],
    by: User,
    at: datetime,
) -> Loaded:
    done = Loaded(_("persons"), added=len(rows), unchanged=len(known))
    for row in rows:
        registration = Registration.objects.create(
            workshop=workshop, nominated_by=by, **_fields(row.values)
        )
        stand(registration=registration, status=Status.NOMINATED, at=at, by=by)
        offer(registration=registration, at=at, by=by)
    for row, found in known:
        now = found.status()
        word = now.get_status_display() if now else "–"
        done.changes.append(f"{row.line}: {found.name}, {word}")
    return done


def _fields(values: dict[str, Any]) -> dict[str, Any]:
    country = values["iso3"]
    category = Registration.Category.PARTY if country else Registration.Category.OBSERVER
    account = User.objects.filter(email__iexact=values["email"], is_active=True).first()
    return {name: values[name] for name in (*OF_A_PERSON, "family_name", "email")} | {
        "country": country,
        "person": account,
        "category": values["category"] or category,
        "language": values["language"] or (language_of(country) if country else "en"),
    }


def _wrong_parties(rows: Sequence[Row]) -> list[Complaint]:
    wrong = []
    seen: set[int] = set()
    for row in rows:
        said = row.values
        if said["iso3"] is None:
            words = _("Name a country to nominate, or a person by family name and address.")
            wrong.append(Complaint(words, row.line))
            continue
        if said["iso3"].pk in seen:
            wrong.append(Complaint(_("This country stands in the sheet twice."), row.line, "iso3"))
        seen.add(said["iso3"].pk)
        if any(said[name] for name in OF_A_PERSON):
            words = _("Give the person a family name, or leave out what is said of them.")
            wrong.append(Complaint(words, row.line, "family_name"))
        wrong += [_not_an_address(one, row) for one in _addresses(said["email"]) if not _is(one)]
    return wrong


def _wrong_persons(rows: Sequence[Row]) -> list[Complaint]:
    wrong = []
    seen: set[str] = set()
    for row in rows:
        email = row.values["email"].lower()
        if not email:
            words = _("Give an address: the person confirms the place by e-mail.")
            wrong.append(Complaint(words, row.line, "email"))
        elif not _is(email):
            wrong.append(_not_an_address(email, row))
        elif email in seen:
            words = _("This address stands in the sheet twice. Each person needs an own one.")
            wrong.append(Complaint(words, row.line, "email"))
        if row.values["places"] is not None:
            words = _("Places are given to a country; leave them out for a person.")
            wrong.append(Complaint(words, row.line, "places"))
        seen.add(email)
    return wrong


def _addresses(cell: str) -> list[str]:
    parts = cell.replace(";", " ").replace(",", " ").split()
    return list({one.lower(): one for one in parts}.values())


def _is(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= 254


def _not_an_address(email: str, row: Row) -> Complaint:
    said = _("“%(email)s” is no e-mail address. Write it like office@ministry.example.")
    return Complaint(said % {"email": email}, row.line, "email")
