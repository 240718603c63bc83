"""Figures of membership: how many Parties, who is new, who was approached, how it grew."""

import base64
from collections.abc import Mapping
from functools import partial
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.accession import drawings
from whimbrel.accession.models import Outreach
from whimbrel.core.charts.png import png
from whimbrel.core.languages import translated
from whimbrel.report.queries.counting import Chart, Count, Counting, FigureRefused, kind
from whimbrel.report.queries.wording import in_words, listed, number
from whimbrel.treaties.models import Instrument, TreatyAction
from whimbrel.treaties.queries.membership import (
    NewParty,
    Step,
    accession_steps,
    new_parties,
    party_count,
)


@kind(takes=["instrument"])
def parties(counting: Counting, asked: Mapping[str, Any]) -> Count:
    instrument = counting.instrument(asked)
    total = party_count(instrument, on=counting.cut_off)
    acts = (
        TreatyAction.objects.in_force(on=counting.cut_off)
        .filter(instrument=instrument)
        .order_by("in_force_on", "party_number", "pk")
        .values_list("country_id", "deposited_on", "in_force_on", "source")
    )
    return Count(
        value=total,
        text=number(total, counting.language),
        rule=_(
            "Countries for which the instrument is in force at the cut-off, each once; the day of entry into "
            "force counts."
        ),
        columns=(_("Party"), _("Deposited"), _("In force"), _("Source")),
        rows=tuple(
            (counting.names[country], counting.day(deposited), counting.day(in_force), source)
            for country, deposited, in_force, source in acts
        ),
        source=_("Register of treaty actions; the source of each stands in its row."),
    )


@kind(needs=["since"], takes=["instrument"])
def new_party_count(counting: Counting, asked: Mapping[str, Any]) -> Count:
    joined = _joined(counting, asked)
    return Count(
        value=len(joined), text=in_words(len(joined), counting.language), **_new(counting, joined)
    )


@kind(needs=["since"], takes=["instrument"])
def new_party_names(counting: Counting, asked: Mapping[str, Any]) -> Count:
    joined = _joined(counting, asked)
    return Count(
        value=[one.iso3 for one in joined],
        text=listed((one.name for one in joined), counting.language),
        **_new(counting, joined),
    )


@kind(needs=["emphasis"], takes=["instrument"])
def outreach(counting: Counting, asked: Mapping[str, Any]) -> Count:
    """Whom the Secretariat approached: countries, or areas with the countries named in them."""
    if asked["emphasis"] not in Outreach.Emphasis.values:
        raise FigureRefused(
            _("Emphasis is one of %s.") % ", ".join(str(word) for word in Outreach.Emphasis.values)
        )
    approached = list(
        Outreach.objects.filter(
            instrument=counting.instrument(asked),
            emphasis=asked["emphasis"],
            starts_on__lte=counting.cut_off,
        )
        .select_related("country", "region")
        .order_by("place")
    )
    return Count(
        value=[_approached_code(one) for one in approached],
        text=listed(_by_area(counting, approached), counting.language),
        rule=_(
            "Countries and areas that a public document says were approached, begun by the cut-off."
        ),
        columns=(_("Country"), _("Area"), _("From"), _("To"), _("Source")),
        rows=tuple(
            (
                counting.names[one.country_id] if one.country_id else "–",
                translated(one.region, "name", counting.language) if one.region else "–",
                counting.day(one.starts_on),
                counting.day(one.ends_on),
                one.source,
            )
            for one in approached
        ),
        source=_("Records of outreach; what is confidential is not among them."),
    )


def _approached_code(one: Outreach) -> str:
    return one.country.iso3 if one.country else one.region.code if one.region else ""


def _by_area(counting: Counting, approached: list[Outreach]) -> list[str]:
    """ "South-East Asia (Viet Nam and Thailand)" where an area has countries; countries alone where none."""
    words = []
    for region, group in groupby(approached, key=lambda one: one.region):
        names = [counting.names[one.country_id] for one in group if one.country_id]
        if region is None:
            words += names
        else:
            area = translated(region, "name", counting.language)
            words.append(f"{area} ({listed(names, counting.language)})" if names else area)
    return words


def _joined(counting: Counting, asked: Mapping[str, Any]) -> list[NewParty]:
    since = counting.meeting(asked, "since")
    after = since.ends_on or since.starts_on
    if after is None:
        raise FigureRefused(_("The days of the meeting “%s” are not known.") % since.code)
    instrument = counting.instrument(asked)
    return new_parties(instrument, after=after, until=counting.cut_off, language=counting.language)


def _new(counting: Counting, joined: list[NewParty]) -> dict[str, Any]:
    return {
        "rule": _(
            "Countries for which the instrument entered into force after the meeting and by the cut-off, in "
            "that order, by the names they bore at the cut-off."
        ),
        "columns": (_("Party"), _("Deposited"), _("In force"), _("Source")),
        "rows": tuple(
            (one.name, counting.day(one.deposited_on), counting.day(one.in_force_on), one.source)
            for one in joined
        ),
        "source": _("Register of treaty actions; the source of each stands in its row."),
    }


@kind(takes=["instrument"])
def accession_graph(counting: Counting, asked: Mapping[str, Any]) -> Count:
    instrument = counting.instrument(asked)
    steps = accession_steps(instrument, until=counting.cut_off, language=counting.language)
    total = steps[-1].total if steps else 0
    return Count(
        value=total,
        text=number(total, counting.language),
        rule=_("The number of Parties on each day on which it changed, up to the cut-off."),
        columns=(_("Day"), _("Joined"), _("Left"), _("Parties")),
        rows=tuple(
            (
                counting.day(step.day),
                ", ".join(step.joined),
                ", ".join(step.left),
                number(step.total, counting.language),
            )
            for step in steps
        ),
        source=_("Register of treaty actions."),
        chart=_chart(counting, instrument, steps),
    )


def _chart(counting: Counting, instrument: Instrument, steps: list[Step]) -> Chart:
    draw = partial(
        drawings.accession_graph,
        instrument,
        language=counting.language,
        until=counting.cut_off,
        is_explorable=False,
    )
    alone = draw(standalone=True)
    picture = base64.b64encode(png(alone)).decode() if counting.draws_pictures else ""
    alt = drawings.graph_title(instrument, steps, counting.cut_off, counting.language)
    return Chart(inline=draw(), svg=alone, png=picture, alt=alt)
