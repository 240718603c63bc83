"""A column chart: a number for each of some equal spans of time."""

from dataclasses import dataclass

from babel.numbers import format_decimal

from whimbrel.core.charts.svg import drawing, element, number, plain, words

WIDTH, HEIGHT = 720.0, 180.0
TOP, BOTTOM, GAP, SIDE = 22.0, 26.0, 6.0, 24.0
# Where there are many columns, one of three has its word below it; each says it when pointed at.
EVERY, MANY = 3, 6


@dataclass(frozen=True)
class Column:
    """One span: what stands under it, and its number."""

    word: str
    value: int


@dataclass(frozen=True)
class Level:
    """A number to which all columns are held: a target, or where it began."""

    word: str
    value: int


@dataclass(frozen=True)
class ColumnChart:
    """`title` is the finding, `description` says it for those who cannot see it."""

    title: str
    description: str
    language: str
    columns: tuple[Column, ...]
    identity: str = "columns"
    levels: tuple[Level, ...] = ()


def column_chart(chart: ColumnChart) -> str:
    """The chart as SVG for a page, in the colour of its text; each number stands over its column."""
    width = (WIDTH - 2 * SIDE) / max(len(chart.columns), 1)
    numbers = [one.value for one in chart.columns] + [one.value for one in chart.levels]
    highest = max([0, *numbers]) or 1
    parts = [_level(one, highest, chart.language) for one in chart.levels]
    for place, one in enumerate(chart.columns):
        height = max(0, one.value) / highest * (HEIGHT - TOP - BOTTOM)
        left, middle = SIDE + place * width, SIDE + (place + 0.5) * width
        said = format_decimal(one.value, locale=chart.language)
        bar = element(
            "rect",
            x=number(left + GAP),
            y=number(HEIGHT - BOTTOM - height),
            width=number(width - 2 * GAP),
            height=number(max(height, 1)),
            class_="column",
        )
        title = element("title", plain(f"{one.word}: {said}"))
        # On a phone the words of neighbours would run into each other.
        is_said = len(chart.columns) <= MANY or place % EVERY == 0
        label = words(one.word, middle, HEIGHT - 6, side="middle") if is_said else ""
        over = words(said, middle, HEIGHT - BOTTOM - height - 6, side="middle")
        parts.append(element("g", title, bar, label, over))
    return drawing(
        *parts,
        width=WIDTH,
        height=HEIGHT,
        title=chart.title,
        description=chart.description,
        language=chart.language,
        identity=chart.identity,
        class_="chart",
    )


def _level(one: Level, highest: int, language: str) -> str:
    """A line across, with its word at the left over it."""
    y = HEIGHT - BOTTOM - max(0, one.value) / highest * (HEIGHT - TOP - BOTTOM)
    line = element("line", x1="0", x2=number(WIDTH), y1=number(y), y2=number(y), class_="axis")
    said = f"{one.word}: {format_decimal(one.value, locale=language)}"
    return element("g", line, words(said, 0, y - 4))
