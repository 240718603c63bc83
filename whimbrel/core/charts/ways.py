"""How far each of some things has come on its way: a bar for each, from where it began to where it should come."""

from dataclasses import dataclass

from whimbrel.core.charts.svg import drawing, element, number, plain, words

WIDTH, ROW = 720.0, 60.0
WORD, BAR, THICK, SAID = 16.0, 23.0, 11.0, 52.0
# More letters than this would run out of the drawing on a phone.
LONGEST = 58


@dataclass(frozen=True)
class Way:
    """`share` of a hundred is done; `said` are the numbers in words, under the bar."""

    word: str
    share: int
    said: str


@dataclass(frozen=True)
class WayChart:
    """`title` is the finding, `description` says it for those who cannot see it."""

    title: str
    description: str
    language: str
    ways: tuple[Way, ...]
    identity: str = "ways"


def way_chart(chart: WayChart) -> str:
    """The chart as SVG for a page, in the colours of its text. The end of each line is the target."""
    parts = []
    for place, one in enumerate(chart.ways):
        top = place * ROW
        done = WIDTH * max(0, min(100, one.share)) / 100
        word = one.word if len(one.word) <= LONGEST else one.word[: LONGEST - 1] + "…"
        middle = number(top + BAR + THICK / 2)
        whole = element("line", x1="0", x2=number(WIDTH), y1=middle, y2=middle, class_="grid")
        bar = element(
            "rect", x="0", y=number(top + BAR), width=number(max(done, 2)), height=number(THICK),
            class_="column",
        )  # fmt: skip
        goal = element(
            "line", x1=number(WIDTH - 1), x2=number(WIDTH - 1), y1=number(top + BAR - 3),
            y2=number(top + BAR + THICK + 3), class_="axis",
        )  # fmt: skip
        title = element("title", plain(f"{one.word}: {one.said}"))
        told = words(one.said, WIDTH, top + SAID, side="right")
        parts.append(element("g", title, words(word, 0, top + WORD), whole, bar, goal, told))
    return drawing(
        *parts,
        width=WIDTH,
        height=max(1, len(chart.ways)) * ROW,
        title=chart.title,
        description=chart.description,
        language=chart.language,
        identity=chart.identity,
        class_="chart",
    )
