"""Figures of training: who came, from where, to which workshops."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from whimbrel.core.languages import language_names, translated
from whimbrel.core.periods import written_days
from whimbrel.report.queries.counting import Count, Counting, FigureRefused, kind
from whimbrel.report.queries.wording import in_words, listed, months, number
from whimbrel.training.models import Registration, Workshop
from whimbrel.training.queries.workshops import Reach, regional_workshops_before, workshop_reach


@kind(needs=["workshop"])
def participants(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = _held(counting, asked)
    reach = workshop_reach(held)
    return Count(
        value=reach.participants,
        text=number(reach.participants, counting.language),
        rule=_(
            "Those who attended, each person once. Where no list of persons is kept, the number a source "
            "states at the end of the workshop; what was said on opening day does not count."
        ),
        **_attendance(counting, reach),
        seats=_seats(held),
    )


@kind(needs=["workshop"])
def countries_represented(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = _held(counting, asked)
    reach = workshop_reach(held)
    return Count(
        value=reach.countries,
        text=number(reach.countries, counting.language),
        rule=_(
            "The countries of those who attended, each country once. Where no list of persons is kept, the "
            "number a source states at the end of the workshop."
        ),
        **_attendance(counting, reach),
        seats=_seats(held),
    )


@kind(needs=["before"])
def regional_workshops(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = _before(counting, asked)
    return Count(
        value=len(held),
        text=in_words(len(held), counting.language),
        rule=_(
            "Workshops for one region or area that prepared for the meeting, begun by the cut-off."
        ),
        **_programme(counting, held),
    )


@kind(needs=["before"])
def workshop_areas(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = _before(counting, asked)
    areas = list(dict.fromkeys(_area(one, counting) for one in held))
    return Count(
        value=areas,
        text=listed(areas, counting.language),
        rule=_("The regions and areas of the preparatory workshops, in order of time."),
        **_programme(counting, held),
    )


@kind(needs=["before"])
def workshop_months(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = _before(counting, asked)
    days = [one.meeting.starts_on for one in held if one.meeting.starts_on]
    return Count(
        value=sorted({f"{day:%Y-%m}" for day in days}),
        text=months(days, counting.language),
        rule=_("The months in which the preparatory workshops began."),
        **_programme(counting, held),
    )


@kind(needs=["before"])
def manual_areas(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = [one for one in _before(counting, asked) if one.introduced_the_manual]
    areas = list(dict.fromkeys(_area(one, counting) for one in held))
    return Count(
        value=areas,
        text=listed(areas, counting.language),
        rule=_(
            "The regions and areas of the preparatory workshops in which the Manual was new and was taught."
        ),
        **_programme(counting, held),
    )


@kind(needs=["workshop"])
def workshop_days(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = list(_held(counting, asked))
    spans = [
        (one.meeting.ends_on - one.meeting.starts_on).days + 1
        for one in held
        if one.meeting.starts_on and one.meeting.ends_on
    ]
    return Count(
        value=sum(spans),
        text=in_words(sum(spans), counting.language),
        rule=_("The days from the first to the last, both counted."),
        **_programme(counting, held),
    )


@kind(needs=["workshop"])
def workshop_instruments(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = list(_held(counting, asked))
    invited = [one for workshop in held for one in workshop.target_instruments.order_by("pk")]
    return Count(
        value=[one.code for one in invited],
        text=listed((one.short_name for one in invited), counting.language),
        rule=_("The instruments whose focal points were invited."),
        **_programme(counting, held),
    )


@kind(needs=["workshop"])
def workshop_languages(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = list(_held(counting, asked))
    codes = [code for one in held for code in one.languages.split()]
    return Count(
        value=codes,
        text=listed(language_names(codes), counting.language),
        rule=_("The working languages of the workshop."),
        **_programme(counting, held),
    )


@kind(needs=["workshop"])
def workshop_host(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = list(_held(counting, asked))
    hosts = [counting.names[one.meeting.country_id] for one in held if one.meeting.country_id]
    return Count(
        value=[one.meeting.country.iso3 for one in held if one.meeting.country],
        text=listed(hosts, counting.language),
        rule=_("The country in which the workshop was held."),
        **_programme(counting, held),
    )


def _held(counting: Counting, asked: Mapping[str, Any]) -> QuerySet[Workshop]:
    """The workshop, if it had begun by the cut-off; nothing if it had not. Raises FigureRefused."""
    named = Workshop.objects.filter(meeting__code=asked["workshop"])
    if not named.exists():
        raise FigureRefused(_("There is no workshop “%s”.") % asked["workshop"])
    return named.filter(meeting__starts_on__lte=counting.cut_off).select_related(
        "meeting__country", "region"
    )


def _before(counting: Counting, asked: Mapping[str, Any]) -> list[Workshop]:
    meeting = counting.meeting(asked, "before")
    held = regional_workshops_before(meeting.code)
    return list(held.filter(meeting__starts_on__lte=counting.cut_off))


def _area(workshop: Workshop, counting: Counting) -> str:
    return translated(workshop.region, "name", counting.language) if workshop.region else ""


def _seats(held: QuerySet[Workshop]) -> tuple[int, ...]:
    attended = Registration.objects.attended().filter(workshop__in=held.values("pk"))
    return tuple(attended.order_by("pk").values_list("pk", flat=True))


def _attendance(counting: Counting, reach: Reach) -> dict[str, Any]:
    """The rows behind a number of people or countries: one for each list or statement, never a person."""

    def shown(known: int | None) -> str:
        return "–" if known is None else number(known, counting.language)

    return {
        "columns": (
            _("Workshop"),
            _("Participants"),
            _("Countries"),
            _("Counted from"),
            _("Source"),
        ),
        "rows": tuple(
            (
                one.code,
                shown(one.participants),
                shown(one.countries),
                _("a list of persons") if one.is_named else _("a statement"),
                one.source or _("list of participants kept here"),
            )
            for one in reach.attendances
        ),
        "source": _("Records of training; the source of each number stands in its row."),
    }


def _programme(counting: Counting, held: list[Workshop]) -> dict[str, Any]:
    """The rows behind a figure about workshops: one for each of them."""
    rows = []
    for one in held:
        meeting = one.meeting
        span = "–"
        if meeting.starts_on:
            span = written_days(
                meeting.starts_on, meeting.ends_on or meeting.starts_on, counting.language
            )
        rows.append(
            (meeting.code, translated(meeting, "title", counting.language), span, meeting.place,
             _area(one, counting), meeting.source)
        )  # fmt: skip
    return {
        "columns": (_("Workshop"), _("Title"), _("Days"), _("Place"), _("Area"), _("Source")),
        "rows": tuple(rows),
        "source": _("Records of training; the source of each workshop stands in its row."),
    }
