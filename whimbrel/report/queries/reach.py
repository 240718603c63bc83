"""Figures of whom training reached, and at what cost."""

from collections.abc import Mapping
from typing import Any

from babel.numbers import format_currency
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from whimbrel.core.languages import language_names
from whimbrel.report.queries.counting import Count, Counting, FigureRefused, kind
from whimbrel.report.queries.scope import SCOPE, day_in, held_in, scope_of
from whimbrel.report.queries.wording import in_words, listed, number
from whimbrel.training.models import Registration, Status, Workshop
from whimbrel.training.queries import figures
from whimbrel.training.queries.trained import first_seats, trained_once


@kind(takes=SCOPE)
def workshops_held(counting: Counting, asked: Mapping[str, Any]) -> Count:
    found = figures.workshops_by_region(scope_of(counting, asked), on=counting.cut_off)
    held = sum(one.held for one in found)
    return Count(
        value=held,
        text=in_words(held, counting.language),
        rule=_("Workshops begun by the cut-off; beside them those planned after it. An area counts for its region."),
        columns=(_("Region"), _("Held"), _("Planned")),
        rows=tuple(
            (
                one.region.name if one.region else _("All regions"),
                number(one.held, counting.language), number(one.planned, counting.language),
            )
            for one in found
        ),
        source=_source(),
    )  # fmt: skip


@kind(needs=["by"], takes=SCOPE)
def participants_by(counting: Counting, asked: Mapping[str, Any]) -> Count:
    trait = str(asked["by"])
    if trait not in figures.TRAITS:
        raise FigureRefused(
            _("Participants are told apart by %(traits)s, not by “%(by)s”.")
            % {"traits": ", ".join(figures.TRAITS), "by": trait}
        )
    scope = held_in(counting, asked)
    found = figures.people_by(scope, trait, counting.language)
    rows = tuple((_words(trait, one.key), number(one.people, counting.language)) for one in found)
    return Count(
        value=[f"{one.key or '?'}: {one.people}" for one in found],
        text=listed((f"{people} {words}" for words, people in rows), counting.language),
        rule=_(
            "Those who came to learn, by the lists of persons, each seat once. Workshops of which only a total "
            "is known are left out: %(n)s."
        )
        % {"n": figures.totals_only(scope)},
        columns=(_("Participants"), _("Number")),
        rows=rows,
        source=_source(),
        seats=_seats(scope),
    )


@kind(needs=["workshop"], takes=["on", "standing"])
def participants_on_day(counting: Counting, asked: Mapping[str, Any]) -> Count:
    """How many stood so on a day: "over 40 from 26" on the first, "51 from 27" at the end."""
    workshop = scope_of(counting, asked).select_related("meeting").get()
    on = day_in(asked["on"], "on") if "on" in asked else counting.cut_off
    statuses = str(asked.get("standing", "confirmed attended")).split()
    if unknown := [one for one in statuses if one not in Status]:
        raise FigureRefused(
            _("Nobody stands “%(unknown)s”. Known: %(known)s.")
            % {"unknown": ", ".join(unknown), "known": ", ".join(Status.values)}
        )
    found = figures.standing_on(workshop, statuses, on=on)
    people = sum(one.people for one in found)
    countries: set[int] = set().union(*(one.countries for one in found))
    return Count(
        value=people,
        text=_("%(people)s participants from %(countries)s countries")
        % {
            "people": number(people, counting.language),
            "countries": number(len(countries), counting.language),
        },
        rule=_("Registrations to learn that stood so at the end of %(day)s, by their dated standings.")
        % {"day": counting.day(on)},
        columns=(_("Standing"), _("Participants"), _("Countries")),
        rows=tuple(
            (
                str(Status(one.status).label), number(one.people, counting.language),
                number(len(one.countries), counting.language),
            )
            for one in found
        ),
        source=_source(),
    )  # fmt: skip


@kind(takes=SCOPE)
def people_trained(counting: Counting, asked: Mapping[str, Any]) -> Count:
    scope = held_in(counting, asked)
    found = trained_once(scope)
    people = sum(one.new for one in found)
    return Count(
        value=people,
        text=number(people, counting.language),
        rule=_(
            "Those who came to learn, each person once however many of the workshops they came to: by the account, else "
            "by the address. Each row says how many came, and how many of them to none of the rows above. Where only a "
            "total is known, nobody can be compared, and all of it is counted."
        ),
        columns=(_("Workshop"), _("Day"), _("Came"), _("Counted here"), _("Counted from")),
        rows=tuple(
            (
                one.workshop.meeting.code, counting.day(one.workshop.meeting.starts_on),
                number(one.came, counting.language), number(one.new, counting.language),
                _("a list of persons") if one.is_named else _("a statement"),
            )
            for one in found
        ),
        source=_source(),
        seats=tuple(first_seats(scope)),
    )  # fmt: skip


@kind(takes=(*SCOPE, "instrument"))
def parties_reached(counting: Counting, asked: Mapping[str, Any]) -> Count:
    scope = held_in(counting, asked)
    reached = figures.countries_reached(scope)
    missed, parties = figures.never_reached(
        counting.instrument(asked), on=counting.cut_off, years=None
    )
    bound = {one.pk for one in _parties(counting, asked)}
    names = sorted(counting.names[pk] for pk in reached & bound)
    return Count(
        value=len(names),
        text=number(len(names), counting.language),
        rule=_(
            "Parties at the cut-off of which somebody came, by the lists of persons. %(missed)s of %(all)s "
            "Parties were never reached."
        )
        % {"missed": len(missed), "all": parties},
        columns=(_("Party"),),
        rows=tuple((name,) for name in names),
        source=_source(),
        seats=_seats(scope),
    )


@kind(takes=["years", "instrument"])
def parties_never_reached(counting: Counting, asked: Mapping[str, Any]) -> Count:
    years = asked.get("years")
    if years is not None and (not isinstance(years, int) or years < 1):
        raise FigureRefused(_("“years” is a whole number of years, like 3."))
    missed, parties = figures.never_reached(
        counting.instrument(asked), on=counting.cut_off, years=years
    )
    return Count(
        value=len(missed),
        text=number(len(missed), counting.language),
        rule=_(
            "Of %(parties)s Parties at the cut-off those of which nobody came to a workshop %(when)s, by the "
            "lists of persons."
        )
        % {
            "parties": parties,
            "when": _("in the %(n)s years before it") % {"n": years} if years else _("up to it"),
        },
        columns=(_("Party"),),
        rows=tuple((name,) for name in figures.names_of(missed, counting.language)),
        source=_source(),
    )


@kind(takes=SCOPE)
def cost_per_participant(counting: Counting, asked: Mapping[str, Any]) -> Count:
    found = [one for one in figures.costs(held_in(counting, asked)) if one.each is not None]

    def money(amount: Any, currency: str) -> str:
        return format_currency(amount, currency, locale=counting.language)

    texts = [money(one.each, one.currency) for one in found]
    return Count(
        value=[f"{one.fund}: {one.each} {one.currency}" for one in found],
        text=listed(texts, counting.language),
        rule=_(
            "What each fund gave for workshops begun by the cut-off, over their participants. Currencies are not "
            "added up; workshops of which no number is known are left out."
        ),
        columns=(_("Fund"), _("Amount"), _("Participants"), _("For each")),
        rows=tuple(
            (
                one.fund, money(one.amount, one.currency),
                number(one.participants, counting.language), text,
            )
            for one, text in zip(found, texts, strict=True)
        ),
        source=_source(),
    )  # fmt: skip


def _parties(counting: Counting, asked: Mapping[str, Any]) -> list[Any]:
    return list(figures.parties_on(counting.instrument(asked), counting.cut_off))


def _words(trait: str, key: str) -> str:
    if not key:
        return _("not known")
    if trait == "sex":
        return str(Registration.Sex(key).label)
    if trait == "language":
        return language_names([key])[0]
    if trait == "first-time":
        return _("for the first time") if key == "yes" else _("not for the first time")
    return key


def _seats(held: QuerySet[Workshop]) -> tuple[int, ...]:
    return tuple(figures.attended(held).order_by("pk").values_list("pk", flat=True))


def _source() -> str:
    return _("Records of training.")
