"""Today's directory, from a sheet of contacts: accounts and designations, all of them or none."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.languages import CODES, sort_key
from whimbrel.core.loading import Loaded
from whimbrel.core.sheets import Complaint, Row, SheetRefused
from whimbrel.designations.actions.contact_columns import contact_columns, known_bodies, role_of
from whimbrel.designations.actions.invitations import invite
from whimbrel.people.actions import enter_particulars, open_account
from whimbrel.people.models import User
from whimbrel.treaties.actions.designations import designate
from whimbrel.treaties.actions.load_registry import Sheet
from whimbrel.treaties.models import (
    NATIONAL,
    OF_A_BODY,
    REGIONAL,
    Body,
    Country,
    Designation,
    Instrument,
    Region,
    Role,
)

Post = tuple[Role, int | None, int | None, int | None, int | None]


@dataclass(frozen=True)
class Contact:
    """One row, understood: who it is, and what they hold. A post is role, country, region, body, instrument."""

    line: int
    email: str
    name: str
    language: str
    particulars: dict[str, str]
    posts: tuple[Post, ...]
    starts_on: date | None


def _all(model: type[Any]) -> dict[int | None, Any]:
    return {one.pk: one for one in model.objects.all()}


@dataclass
class _Load:
    """One load on its way: who does it, what is known already, what was done."""

    by: User | None
    starts_on: date
    invite_at: datetime | None
    people: dict[str, User]
    held: set[tuple[int, Post]]
    focal_points: dict[tuple[int | None, int | None], User]
    countries: dict[int | None, Country] = field(default_factory=lambda: _all(Country))
    regions: dict[int | None, Region] = field(default_factory=lambda: _all(Region))
    bodies: dict[int | None, Body] = field(default_factory=lambda: _all(Body))
    instruments: dict[int | None, Instrument] = field(default_factory=lambda: _all(Instrument))
    accounts: Loaded = field(default_factory=lambda: Loaded("people"))
    designations: Loaded = field(default_factory=lambda: Loaded("designations"))
    passed_over: Loaded = field(default_factory=lambda: Loaded("passed over"))
    complaints: list[Complaint] = field(default_factory=list)


def load_directory(
    rows: list[Row],
    *,
    by: User | None = None,
    starts_on: date | None = None,
    invite_at: datetime | None = None,
) -> list[Loaded]:
    """Open an account for each person who is new, and a designation for each post they do not hold yet.

    Who stands in the directory without a role of ours is passed over. What somebody has said of themselves stays.
    `starts_on`, today where it is None, is from when those stand whose row has no “From”. With `invite_at`, whoever
    is new gets a link. Call it inside a transaction. Raises SheetRefused where a post is held by somebody else.
    """
    load = _begun(rows, by=by, starts_on=starts_on or localdate(), invite_at=invite_at)
    bodies = known_bodies()
    for row in rows:
        contact = _contact(row, bodies, load)
        if contact is not None:
            _enter(contact, load)
    if load.complaints:
        raise SheetRefused("directory", load.complaints)
    return [load.accounts, load.designations, load.passed_over]


def _begun(
    rows: list[Row], *, by: User | None, starts_on: date, invite_at: datetime | None
) -> _Load:
    addresses = {address for row in rows for address in _addresses(row)}
    people = {one.email: one for one in User.objects.filter(email__in=addresses)}
    current = Designation.objects.exclude(ends_on__lte=starts_on).select_related("person")
    held, focal_points = set(), {}
    for one in current:
        post = (Role(one.role), one.country_id, one.region_id, one.body_id, one.instrument_id)
        held.add((one.person_id, post))
        if one.role == Role.NFP:
            focal_points[one.country_id, one.instrument_id] = one.person
    return _Load(by, starts_on, invite_at, people, held, focal_points)


def _contact(row: Row, bodies: dict[str, int], load: _Load) -> Contact | None:
    """The row's person and posts; None where it is passed over or has something to mend."""
    said = row.values
    name = said["Name"] or " ".join(one for one in (said["Given name"], said["Surname"]) if one)
    roles, strange = _roles(row)
    if not roles or not said["Availability"]:
        why = _("not available") if roles else ", ".join(strange) or _("no status")
        load.passed_over.unchanged += 1
        load.passed_over.changes.append(f"{row.line}: {name} ({why})")
        return None
    addresses = _addresses(row)
    if not addresses:
        _complain(load, row, "Work Email", _("Without an e-mail address nobody can come in."))
    if not name:
        _complain(load, row, "Name", _("This may not be empty."))
    posts = [post for role in roles for post in _posts(role, row, bodies, load)]
    if not addresses or not name or not posts:
        return None
    languages = said["Preferred Languages"]
    return Contact(
        line=row.line,
        email=addresses[0],
        name=name[:150],
        language=next((code for code in languages if code in CODES), "en"),
        particulars=_particulars(said, addresses),
        posts=tuple(dict.fromkeys(posts)),
        starts_on=said["From"],
    )


def _roles(row: Row) -> tuple[list[Role], list[str]]:
    """The roles that the row names, and what it says that is none."""
    found = {status: role_of(status) for status in row.values["Status person"]}
    roles = [role for role in found.values() if role is not None]
    if row.values["NFP"] and Role.DEPUTY not in roles:
        roles.insert(0, Role.NFP)
    return list(dict.fromkeys(roles)), [status for status, role in found.items() if role is None]


def _addresses(row: Row) -> list[str]:
    """Where the person is written to, the office first. A private address only where there is no other."""
    said = row.values
    found = [*said["Work Email"], *said["Additional emails"]] or [*said["Personal Email"]]
    return list(dict.fromkeys(found))


def _posts(role: Role, row: Row, bodies: dict[str, int], load: _Load) -> list[Post]:
    said = row.values
    country = said["Country Post"] or said["Country"]
    instruments = said["Instruments"]
    if role in NATIONAL:
        if not country:
            _complain(load, row, "Country", _("This role needs a country."))
        if not instruments:
            _complain(load, row, "Instruments", _("This role needs an instrument."))
        return [(role, country, None, None, one) for one in instruments if country]
    only = instruments[0] if len(instruments) == 1 else None
    if role in REGIONAL:
        if not said["Region"]:
            _complain(load, row, "Region", _("A member of the Standing Committee needs a region."))
            return []
        return [(role, country, said["Region"], None, only)]
    if role in OF_A_BODY:
        body = bodies.get(sort_key(said["Organization"]))
        if body is None:
            words = _("This role needs a body or an organization that is known here. Add it first.")
            _complain(load, row, "Organization", words)
            return []
        return [(role, None, None, body, only)]
    return [(role, country, None, None, only)]


def _particulars(said: dict[str, Any], addresses: list[str]) -> dict[str, str]:
    town = " ".join(one for one in (said["Zip Code"], said["City"]) if one)
    phones = [one.strip() for one in f"{said['Work Phone']},{said['Mobile']}".split(",")]
    return {
        "personal_title": said["Personal Title"],
        "given_name": said["Given name"],
        "family_name": said["Surname"],
        "position": said["Position"],
        "organisation": said["Organization"],
        "department": said["Department"],
        "address": "\n".join(one for one in (said["Address"], town) if one),
        "phone": next((one for one in phones if one), "")[:50],
        "second_email": addresses[1] if len(addresses) > 1 else "",
        "spoken_languages": ",".join(said["Preferred Languages"])[:100],
    }


def _enter(contact: Contact, load: _Load) -> None:
    person = load.people.get(contact.email)
    if person is not None and not person.is_active:
        why = _("the account is closed: hand in a letter to open it again")
        load.passed_over.unchanged += 1
        load.passed_over.changes.append(f"{contact.line}: {contact.name} ({why})")
        return
    is_new = person is None
    if person is None:
        person = open_account(
            email=contact.email,
            display_name=contact.name,
            language=contact.language,
            by=load.by,
        )
        load.people[contact.email] = person
        load.accounts.added += 1
    unsaid = {name: said for name, said in contact.particulars.items() if not getattr(person, name)}
    if any(unsaid.values()):
        enter_particulars(person=person, by=load.by, **unsaid)
    if not is_new:
        load.accounts.changed += any(unsaid.values())
        load.accounts.unchanged += not any(unsaid.values())
    opened = [_open(post, person, contact, load) for post in contact.posts]
    if any(opened) and is_new and load.invite_at is not None and not load.complaints:
        invite(person=person, at=load.invite_at, by=load.by)


def _open(post: Post, person: User, contact: Contact, load: _Load) -> bool:
    """Whether the designation is new. Nobody is put out of a post by a sheet."""
    role, country, region, body, instrument = post
    if (person.pk, post) in load.held:
        load.designations.unchanged += 1
        return False
    if role == Role.NFP:
        holder = load.focal_points.setdefault((country, instrument), person)
        if holder != person:
            said = _(
                "%(name)s holds this post. Make one of the two a deputy, or end that designation first."
            )
            load.complaints.append(Complaint(said % {"name": holder}, contact.line))
            return False
    designate(
        person=person,
        role=role,
        country=load.countries.get(country),
        region=load.regions.get(region),
        body=load.bodies.get(body),
        instrument=load.instruments.get(instrument),
        starts_on=contact.starts_on or load.starts_on,
        by=load.by,
    )
    load.held.add((person.pk, post))
    load.designations.added += 1
    return True


def _complain(load: _Load, row: Row, column: str, words: str) -> None:
    load.complaints.append(Complaint(words, row.line, column))


# Whoever keeps the directory brings the file: particulars of people are never in the package.
DIRECTORY = Sheet(Path("directory.csv"), "directory", contact_columns, (), load_directory)
