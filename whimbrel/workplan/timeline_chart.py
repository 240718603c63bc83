"""The activities of a plan as bars over its years."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from whimbrel.core.charts.svg import drawing, element, number, words
from whimbrel.core.languages import current_language
from whimbrel.workplan.queries.timeline import Bar

WIDTH, LEFT, LINE, TOP, THICK = 720.0, 10.0, 40.0, 30.0, 10.0
# More lines than this are read in the table alone.
DRAWN = 40
LONGEST = 80


def timeline_chart(bars: Sequence[Bar], first: date, last: date) -> str:
    """What is done is filled, what is not is an outline."""
    drawn = bars[:DRAWN]
    if not drawn:
        return ""
    first = min(first, *(one.first for one in drawn))
    last = max(last, *(one.last for one in drawn))
    days = (last - first).days + 1

    def across(day: date) -> float:
        return LEFT + (WIDTH - 2 * LEFT) * (day - first).days / days

    height = TOP + LINE * len(drawn)
    parts = []
    for year in range(first.year, last.year + 1):
        x = across(max(date(year, 1, 1), first))
        parts.append(words(year, x + 4, 14))
        parts.append(
            element("line", x1=number(x), x2=number(x), y1="0", y2=number(height), class_="grid")
        )
    for place, one in enumerate(drawn):
        y = TOP + place * LINE
        parts.append(words(one.activity.title[:LONGEST], LEFT + 4, y + 12))
        parts.append(
            element(
                "rect",
                x=number(across(one.first)),
                y=number(y + 18),
                width=number(max(across(one.last) - across(one.first), 3)),
                height=number(THICK),
                fill="currentColor" if one.is_done else "none",
                stroke="currentColor",
            )
        )
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
