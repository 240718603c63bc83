"""Figures of the e-community: how much was written, by how many, from where, in which languages, by which way."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.community.models import Post
from whimbrel.community.queries.participation import (
    Share,
    taking_part,
    taking_part_by,
    taking_part_by_region_and_channel,
)
from whimbrel.core.languages import language_names
from whimbrel.report.queries.counting import Count, Counting, FigureRefused, kind
from whimbrel.report.queries.wording import listed, number
from whimbrel.treaties.queries.names import region_names


@kind(takes=["since"])
def community_posts(counting: Counting, asked: Mapping[str, Any]) -> Count:
    posts = _all(counting, asked).posts
    return Count(
        value=posts,
        text=number(posts, counting.language),
        rule=_("Posts that stand in the e-community by the cut-off, without those from archives."),
        **_by_region(counting, asked),
    )


@kind(takes=["since"])
def community_people(counting: Counting, asked: Mapping[str, Any]) -> Count:
    people = _all(counting, asked).people
    return Count(
        value=people,
        text=number(people, counting.language),
        rule=_(
            "Those who have written in the e-community by the cut-off, each person once; somebody who moved from one "
            "region to another stands in both rows."
        ),
        **_by_region(counting, asked),
    )


@kind(takes=["since"])
def community_countries(counting: Counting, asked: Mapping[str, Any]) -> Count:
    countries = _all(counting, asked).countries
    return Count(
        value=countries,
        text=number(countries, counting.language),
        rule=_("The countries for which somebody wrote in the e-community, each country once."),
        **_by_region(counting, asked),
    )


@kind(takes=["since"])
def community_languages(counting: Counting, asked: Mapping[str, Any]) -> Count:
    shares = taking_part_by("language", until=counting.cut_off, since=_since(asked))
    names = language_names([str(one.key) for one in shares])
    return Count(
        value=[str(one.key) for one in shares],
        text=listed(names, counting.language),
        rule=_("The languages in which posts were written, the one with most posts first."),
        **_rows(counting, _("Language"), names, shares),
    )


@kind(takes=["since"])
def community_by_email(counting: Counting, asked: Mapping[str, Any]) -> Count:
    shares = taking_part_by("channel", until=counting.cut_off, since=_since(asked))
    by_email = sum(one.posts for one in shares if one.key == Post.Channel.EMAIL)
    names = [str(Post.Channel(str(one.key)).label) for one in shares]
    return Count(
        value=by_email,
        text=number(by_email, counting.language),
        rule=_("Posts that came by e-mail; the rows show all ways."),
        **_rows(counting, _("Way"), names, shares),
    )


@kind(takes=["since"])
def posts_by_region_and_channel(counting: Counting, asked: Mapping[str, Any]) -> Count:
    found = taking_part_by_region_and_channel(until=counting.cut_off, since=_since(asked))
    regions = region_names(counting.language)
    posts = sum(one for _region, _channel, one, _people in found)
    return Count(
        value=posts,
        text=number(posts, counting.language),
        rule=_(
            "Posts that stand in the e-community by the cut-off, without those from archives: a row for each region of "
            "the writers and each way by which posts came."
        ),
        columns=(_("Region"), _("Way"), _("Posts"), _("People")),
        rows=tuple(
            (
                regions.get(region) or _("of no country"), str(Post.Channel(channel).label),
                number(written, counting.language), number(people, counting.language),
            )
            for region, channel, written, people in found
        ),
        source=_("Records of the e-community; posts taken away or held are not counted."),
    )  # fmt: skip


def _since(asked: Mapping[str, Any]) -> date | None:
    """From which day is counted, where one is given. Raises FigureRefused."""
    if not asked.get("since"):
        return None
    try:
        return date.fromisoformat(str(asked["since"]))
    except ValueError:
        raise FigureRefused(
            _("“%s” is no day; write it like 2014-11-04.") % asked["since"]
        ) from None


def _all(counting: Counting, asked: Mapping[str, Any]) -> Share:
    return taking_part(until=counting.cut_off, since=_since(asked))


def _by_region(counting: Counting, asked: Mapping[str, Any]) -> dict[str, Any]:
    shares = taking_part_by("region", until=counting.cut_off, since=_since(asked))
    known = region_names(counting.language)
    names = [known.get(one.key) or _("of no country") for one in shares]  # type: ignore[arg-type]
    return _rows(counting, _("Region"), names, shares)


def _rows(counting: Counting, what: str, names: list[str], shares: list[Share]) -> dict[str, Any]:
    def shown(value: int) -> str:
        return number(value, counting.language)

    return {
        "columns": (what, _("Posts"), _("People"), _("Countries")),
        "rows": tuple(
            (name, shown(one.posts), shown(one.people), shown(one.countries))
            for name, one in zip(names, shares, strict=True)
        ),
        "source": _("Records of the e-community; posts taken away or held are not counted."),
    }
