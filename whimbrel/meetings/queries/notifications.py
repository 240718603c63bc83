"""Notifications: which there are, whom one goes to, and how far it has come with each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.languages import sort_key
from whimbrel.core.models import Letter
from whimbrel.designations.queries.voices import (
    NOBODY,
    Speakers,
    addressed_countries,
    may_speak,
    speakers,
    spoken_for,
)
from whimbrel.meetings.models import NotedCountry, Notification, NotificationAnswer
from whimbrel.treaties.models import Country, Designation, Instrument

COLUMNS = [
    "iso3", "country", "written_to", "sent", "answered_at", "is_late", "channel", "name", "role", "words",
]  # fmt: skip


@dataclass(frozen=True)
class Tracked:
    """One country of a notification: who was written to and what became of it, and what the country answered."""

    noted: NotedCountry
    name: str
    # To which address, and what has become of it by the moment asked.
    letters: tuple[tuple[str, Letter.Fate], ...]
    speakers: Speakers
    answer: NotificationAnswer | None
    is_late: bool

    @property
    def sent(self) -> int:
        return sum(fate == Letter.Fate.SENT for _address, fate in self.letters)


def public_notifications(
    *, instrument: Instrument | None = None, year: int | None = None
) -> QuerySet[Notification]:
    """All that were issued, the newest first."""
    found = Notification.objects.issued().select_related("instrument", "meeting")
    if instrument is not None:
        found = found.filter(instrument=instrument)
    if year is not None:
        found = found.filter(year=year)
    return found.order_by("-year", "-number")


def years_of_notifications() -> list[int]:
    years = Notification.objects.issued().order_by("-year").values_list("year", flat=True)
    return [year for year in years.distinct() if year]


def countries_to(notification: Notification, *, on: date) -> list[Country]:
    """The countries that its rule means on that day."""
    return addressed_countries(
        notification.instrument,
        on=on,
        standing=notification.standing,
        regions=notification.regions.all(),
    )


def people_to(
    notification: Notification, countries: Iterable[int], *, on: date
) -> QuerySet[Designation]:
    """Who is written to in these countries on that day: in office for the instrument in one of the roles."""
    return (
        Designation.objects.in_office(on=on)
        .filter(
            instrument=notification.instrument_id, country__in=list(countries),
            role__in=notification.roles, person__is_active=True,
        )
        .select_related("person", "country")
        .order_by("country__name_en", "pk")
    )  # fmt: skip


def current_answers() -> QuerySet[NotificationAnswer]:
    return NotificationAnswer.objects.filter(replaced_at=None)


def noted_of(notification: Notification) -> list[NotedCountry]:
    """The addressed countries, each with its answer as `answered`; three queries."""
    answers = current_answers().prefetch_related("files")
    found = notification.countries.select_related("country").prefetch_related(
        Prefetch("answers", answers, to_attr="answered")
    )
    return sorted(found, key=lambda one: sort_key(one.country.name))


def tracked(notification: Notification, *, at: datetime) -> list[Tracked]:
    """How far the notification has come with each country. Six queries, however many they are."""
    rows = noted_of(notification)
    held = speakers(notification.instrument_id, [one.country_id for one in rows], on=localdate(at))
    letters = _letters(notification, [one.country_id for one in rows], at=at)
    found = []
    for one in rows:
        answer = next(iter(one.answered), None)  # type: ignore[attr-defined]
        is_late = answer is not None and notification.is_late(on=localdate(answer.said_at))
        written = tuple(letters.get(one.country_id, ()))
        speaking = held.get(one.country_id, NOBODY)
        found.append(Tracked(one, one.country.name, written, speaking, answer, is_late))
    return found


def _letters(
    notification: Notification, countries: list[int], *, at: datetime
) -> dict[int, list[tuple[str, Letter.Fate]]]:
    """By country: the letters that brought the notification, to whoever has ever held a post there, and their fate."""
    posts = Designation.objects.filter(
        instrument=notification.instrument_id, country__in=countries, role__in=notification.roles
    )
    by_name = {
        f"notification:{notification.pk}:first:{country}:{person}": country
        for country, person in posts.values_list("country", "person")
        if country
    }
    found: dict[int, list[tuple[str, Letter.Fate]]] = {}
    for letter in Letter.objects.filter(once__in=list(by_name)).order_by("pk"):
        country = by_name[letter.once or ""]
        found.setdefault(country, []).append((letter.address, letter.fate(at)))
    return found


def tracked_rows(rows: list[Tracked]) -> list[list[object]]:
    """The same as a table to take away."""
    return [
        [
            row.noted.country.iso3, row.name, len(row.letters), row.sent,
            row.answer.said_at.isoformat() if row.answer else "", row.is_late,
            row.answer.channel if row.answer else "", row.answer.name if row.answer else "",
            row.answer.role if row.answer else "", row.answer.words if row.answer else "",
        ]
        for row in rows
    ]  # fmt: skip


def answered_by(
    notification: Notification, person_id: int | None, *, on: date
) -> list[tuple[NotedCountry, str, NotificationAnswer | None]]:
    """The countries for which this person may answer now: in which role, and what stands."""
    pairs = spoken_for(person_id, on=on)
    countries = [one for one, instrument in pairs if instrument == notification.instrument_id]
    if not countries:
        return []
    held = speakers(notification.instrument_id, countries, on=on)
    found = notification.countries.filter(country__in=countries).select_related("country")
    found = found.prefetch_related(Prefetch("answers", current_answers(), to_attr="answered"))
    told: list[tuple[NotedCountry, str, NotificationAnswer | None]] = []
    for noted in found:
        role = held.get(noted.country_id, NOBODY).role_of(person_id)
        answer = next(iter(noted.answered), None)
        if may_speak(role, spoken_as=spoken_as(answer)):
            told.append((noted, role, answer))
    return told


def spoken_as(answer: NotificationAnswer | None) -> str:
    """In which role what stands was said; what came on paper counts as the focal point's."""
    return "" if answer is None else answer.role or "nfp"


def waiting_answers(person_id: int | None, *, on: date) -> list[Notification]:
    """Notifications that ask something of a country this person speaks for, and have no answer from it yet."""
    pairs = spoken_for(person_id, on=on)
    if not pairs:
        return []
    asked = Q(pk__in=[])
    for country, instrument in pairs:
        asked |= Q(country=country, notification__instrument=instrument)
    silent = NotedCountry.objects.filter(asked).exclude(pk__in=current_answers().values("noted"))
    return list(
        Notification.objects.issued()
        .filter(pk__in=silent.values("notification"))
        .exclude(action_en="")
        .order_by("deadline_on", "pk")
    )


def open_for_reminders(*, at: datetime) -> QuerySet[Notification]:
    """Those that ask something by a day that is still to come."""
    return (
        Notification.objects.issued()
        .filter(deadline_on__gte=localdate(at))
        .exclude(action_en="")
        .select_related("instrument")
    )


def rule_in_words(notification: Notification) -> str:
    """To whom it goes, in a sentence: "Parties to CMS, of Africa"."""
    words = {
        "countries": notification.get_standing_display(),
        "instrument": notification.instrument.short_name,
    }
    said = _("%(countries)s, %(instrument)s") % words
    regions = ", ".join(one.name for one in notification.regions.all())
    return f"{said} ({regions})" if regions else said
