"""A cumulative step chart: a number that keeps its value until the day it changes."""

import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.numbers import format_decimal

from whimbrel.core.charts.svg import drawing, element, number, plain, words

WIDTH, HEIGHT = 720.0, 400.0
LEFT, RIGHT, TOP, BOTTOM = 56.0, 66.0, 30.0, 62.0
TICKS = 5


@dataclass(frozen=True)
class Point:
    """From `day` on the number is `value`. `label` is what a reader sees there, line by line."""

    day: date
    value: int
    label: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """A day to be marked below the axis: a short word, and its full name."""

    day: date
    word: str
    title: str


@dataclass(frozen=True)
class StepChart:
    """What the chart shows. `title` is the finding, `description` says it for those who cannot see it."""

    title: str
    description: str
    language: str
    points: tuple[Point, ...]
    until: date
    marks: tuple[Mark, ...] = ()
    marks_word: str = ""
    identity: str = "steps"


def nice_step(highest: int) -> int:
    """The distance between ticks: 1, 2 or 5 times a power of ten, at most five to the top."""
    raw = max(highest, 1) / TICKS
    power = 10 ** math.floor(math.log10(raw)) if raw >= 1 else 1
    return next(int(power * n) for n in (1, 2, 5, 10) if power * n >= raw)


class _Plot:
    """Where days and values lie on the sheet."""

    def __init__(self, chart: StepChart) -> None:
        self.first = date(chart.points[0].day.year, 1, 1)
        self.days = max((chart.until - self.first).days, 365)
        self.step = nice_step(max(point.value for point in chart.points))
        highest = max(point.value for point in chart.points)
        self.top = self.step * math.ceil(highest / self.step)

    def x(self, day: date) -> float:
        share = (day - self.first).days / self.days
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - value / self.top * (HEIGHT - BOTTOM - TOP)


def step_chart(chart: StepChart, *, is_explorable: bool = True, style: str | None = None) -> str:
    """The chart as SVG. `is_explorable`: each step can be reached with the Tab key and says its label."""
    if not chart.points:
        return _empty(chart, style)
    plot = _Plot(chart)
    parts = [_grid(chart, plot), _years(chart, plot), _marks(chart, plot), _line(chart, plot)]
    if is_explorable:
        parts.append(_stops(chart, plot))
    parts.append(_last(chart, plot))
    if style is not None:
        # In a page the heading says it; a picture that travels alone must say it itself.
        parts.append(words(chart.title, LEFT, TOP - 10, class_="finding"))
    return drawing(
        *parts,
        width=WIDTH,
        height=HEIGHT,
        title=chart.title,
        description=chart.description,
        language=chart.language,
        identity=chart.identity,
        class_="chart",
        style=style,
    )


def _empty(chart: StepChart, style: str | None) -> str:
    return drawing(
        words(chart.title, WIDTH / 2, HEIGHT / 2, side="middle"),
        width=WIDTH,
        height=HEIGHT,
        title=chart.title,
        description=chart.description,
        language=chart.language,
        identity=chart.identity,
        class_="chart",
        style=style,
    )


def _grid(chart: StepChart, plot: _Plot) -> str:
    out = []
    for value in range(0, plot.top + 1, plot.step):
        y = plot.y(value)
        out.append(element("path", d=f"M{LEFT:.0f},{number(y)}H{WIDTH - RIGHT:.0f}", class_="grid"))
        text = format_decimal(value, locale=chart.language)
        out.append(words(text, LEFT - 8, y + 4, side="right"))
    return "".join(out)


def _years(chart: StepChart, plot: _Plot) -> str:
    span = chart.until.year - plot.first.year
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100) if span / n <= 6 or n == 100)
    out = []
    for year in range(plot.first.year, chart.until.year + 1):
        if year % every == 0:
            x = plot.x(date(year, 1, 1))
            base = HEIGHT - BOTTOM
            out.append(element("path", d=f"M{number(x)},{base:.0f}v6", class_="axis"))
            out.append(words(year, x, base + 20, side="middle"))
    return "".join(out)


def _marks(chart: StepChart, plot: _Plot) -> str:
    shown = [mark for mark in chart.marks if plot.first <= mark.day <= chart.until]
    if not shown:
        return ""
    y = HEIGHT - BOTTOM + 46
    out = [words(chart.marks_word, LEFT - 8, y, side="right", class_="meeting")]
    last = -math.inf
    for mark in shown:
        x = plot.x(mark.day)
        inside = element("title", plain(mark.title))
        inside += element("path", d=f"M{number(x)},{TOP:.0f}V{HEIGHT - BOTTOM:.0f}", class_="when")
        if x - last > 15:
            inside += words(mark.word, x, y, side="middle", class_="meeting")
            last = x
        out.append(element("g", inside))
    return "".join(out)


def _line(chart: StepChart, plot: _Plot) -> str:
    base = number(plot.y(0))
    first = chart.points[0]
    path = f"M{number(plot.x(first.day))},{base}"
    for point in chart.points:
        path += f"H{number(plot.x(point.day))}V{number(plot.y(point.value))}"
    path += f"H{number(plot.x(chart.until))}"
    return element("path", d=f"{path}V{base}Z", class_="area") + element(
        "path", d=path, class_="line"
    )


def _stops(chart: StepChart, plot: _Plot) -> str:
    """One stop a step: a band to point at, a dot, and the label in the upper corner of the plot."""
    out = []
    for place, point in enumerate(chart.points):
        x, y = plot.x(point.day), plot.y(point.value)
        following = chart.points[place + 1].day if place + 1 < len(chart.points) else chart.until
        width = max(plot.x(following) - x, 3)
        title, label = _told(point.label)
        # Only numbers of our own are put in here, seventy times a drawing.
        out.append(
            f'<g class="stop" tabindex="0" role="img">{title}<rect x="{number(x)}" y="{TOP:.0f}" '
            f'width="{number(width)}" height="{HEIGHT - BOTTOM - TOP:.0f}"/>'
            f'<circle cx="{number(x)}" cy="{number(y)}" r="4.5"/>{label}</g>'
        )
    return "".join(out)


@lru_cache(maxsize=2000)
def _told(label: tuple[str, ...]) -> tuple[str, str]:
    """What a stop says, as its title and as text in the corner of the plot: the same on every sheet."""
    lines = [words(line, LEFT + 10, TOP + 14 + row * 18) for row, line in enumerate(label)]
    return element("title", plain(" · ".join(label))), "".join(lines)


def _last(chart: StepChart, plot: _Plot) -> str:
    last = chart.points[-1]
    x, y = plot.x(chart.until), plot.y(last.value)
    value = format_decimal(last.value, locale=chart.language)
    return element("circle", cx=number(x), cy=number(y), r="4", class_="dot") + words(
        value, x + 9, y + 7, class_="last"
    )
