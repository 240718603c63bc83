"""The activities of a plan as bars over its years."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from whimbrel.core.charts.svg import drawing, element, number, words
from whimbrel.core.languages import current_language
from whimbrel.workplan.queries.timeline import Bar

WIDTH, LEFT, LINE, TOP, THICK = 720.0, 10.0, 40.0, 30.0, 10.0
# More lines than this are read in the table alone.
DRAWN = 40
LONGEST = 64
# A single day is still to be seen.
SHORTEST = 3
# As wide as the name of a year.
NAME = 40
# Where only the month, the year or the period of it is known.
PALE = "0.35"


def timeline_chart(bars: Sequence[Bar], first: date, last: date) -> str:
    """When it was done is filled, as closely as is known; when it was planned is an outline, broken where the plan says no day."""
    drawn = bars[:DRAWN]
    if not drawn:
        return ""
    first = min(first, *(min(one.first, one.begins) for one in drawn))
    last = max(last, *(one.done[1] if one.done else one.last for one in drawn))
    days = (last - first).days + 1

    def across(day: date) -> float:
        return LEFT + (WIDTH - 2 * LEFT) * (day - first).days / days

    height = TOP + LINE * len(drawn)
    parts = []
    for year in range(first.year, last.year + 1):
        x = across(max(date(year, 1, 1), first))
        # What little of a year is drawn bears no name, which would lie over the next.
        if across(date(year, 12, 31)) - x > NAME:
            parts.append(words(year, x + 4, 14))
        parts.append(
            element("line", x1=number(x), x2=number(x), y1="0", y2=number(height), class_="grid")
        )
    for place, one in enumerate(drawn):
        y = TOP + place * LINE
        parts.append(words(_shortened(one.activity.title), LEFT + 4, y + 12))
        parts += _marks(one, y + 18, across)
    return drawing(
        *parts,
        width=WIDTH,
        height=height,
        title=_("Timeline"),
        description=_("The table below has every activity with its days."),
        language=current_language(),
        identity="timeline",
        class_="chart",
    )


def _marks(one: Bar, y: float, across: Callable[[date], float]) -> Iterator[str]:
    manner = {"fill": "none", "stroke": "currentColor"}
    if not one.is_planned:
        manner |= {"stroke_dasharray": "2 4", "stroke_opacity": "0.5"}
    yield _bar(across(one.first), across(one.last), y, **manner)
    if one.done:
        begin, end = across(one.done[0]), across(one.done[1])
        strength = "1" if one.is_done_to_the_day else PALE
        yield _bar(begin, end, y, fill="currentColor", fill_opacity=strength)


def _shortened(title: str) -> str:
    """Cut between two words; the whole title stands in the table."""
    return title if len(title) <= LONGEST else f"{title[:LONGEST].rpartition(' ')[0]}…"


def _bar(begin: float, end: float, y: float, **manner: str) -> str:
    width = max(end - begin, SHORTEST)
    return element(
        "rect", x=number(begin), y=number(y), width=number(width), height=number(THICK), **manner
    )
