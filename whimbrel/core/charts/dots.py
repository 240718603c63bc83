"""A chart of dots: one line for each thing, one or two values on it, a bar of uncertainty, a band to compare with."""

from dataclasses import dataclass

from babel.numbers import format_decimal

from whimbrel.core.charts.svg import FONT, PALETTE, drawing, element, lines_of, number, plain, words
from whimbrel.core.languages import RIGHT_TO_LEFT

WIDTH = 720.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 40.0, 40.0, 46.0
# Each label stands on a line of its own above its dots, so that it is read on a telephone too.
LINE = 62.0
LONGEST_LABEL = 56

DOTS_STYLE = (
    f"text{{font:13px {FONT};fill:{PALETTE['ink-soft']}}}"
    f".finding{{font-weight:bold;font-size:14px;fill:{PALETTE['ink']}}}"
    f".grid{{stroke:{PALETTE['line']};fill:none}}.axis{{stroke:{PALETTE['ink-soft']}}}"
    f".area{{fill:{PALETTE['data-1']};fill-opacity:.12}}"
    f".line{{fill:none;stroke:{PALETTE['data-1']};stroke-width:2.5}}.dot{{fill:{PALETTE['data-1']}}}"
    f".ring{{fill:{PALETTE['paper']};stroke:{PALETTE['data-2']};stroke-width:2.5}}"
)


@dataclass(frozen=True)
class Dot:
    """One line of the chart. `second` is drawn as a ring; `between` are the ends of a bar around the first value.

    `said` is what a reader is told of the line, as text.
    """

    label: str
    value: float
    second: float | None = None
    between: tuple[float, float] | None = None
    said: str = ""


@dataclass(frozen=True)
class DotChart:
    """What the chart shows. `title` is the finding, `description` says it for those who cannot see it.

    `band` is a range to compare with, and `band_word` what it is; `words` name the dot and the ring.
    """

    title: str
    description: str
    language: str
    dots: tuple[Dot, ...]
    low: float
    high: float
    step: float
    words: tuple[str, ...] = ()
    band: tuple[float, float] | None = None
    band_word: str = ""
    suffix: str = ""
    identity: str = "dots"


def dot_chart(chart: DotChart, *, style: str | None = None) -> str:
    """The chart as SVG; with `style` one that stands alone."""
    height = TOP + LINE * len(chart.dots) + BOTTOM
    parts = [_band(chart, height), _grid(chart, height)]
    parts += [_line(chart, dot, place) for place, dot in enumerate(chart.dots)]
    parts.append(_key(chart, height))
    if style is not None:
        parts.append(words(chart.title, 10, 18, class_="finding"))
    return drawing(
        *parts,
        width=WIDTH,
        height=height,
        title=chart.title,
        description=chart.description,
        language=chart.language,
        identity=chart.identity,
        class_="chart",
        style=style,
    )


def _x(chart: DotChart, value: float) -> float:
    share = (min(max(value, chart.low), chart.high) - chart.low) / (chart.high - chart.low)
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _said(chart: DotChart, value: float) -> str:
    return f"{format_decimal(round(value, 1), locale=chart.language)}{chart.suffix}"


def _grid(chart: DotChart, height: float) -> str:
    out, value = [], chart.low
    while value <= chart.high + chart.step / 100:
        x = number(_x(chart, value))
        out.append(
            element("path", d=f"M{x},{TOP - 6:.0f}V{number(height - BOTTOM)}", class_="grid")
        )
        out.append(words(_said(chart, value), _x(chart, value), TOP - 12, side="middle"))
        value += chart.step
    return "".join(out)


def _band(chart: DotChart, height: float) -> str:
    if chart.band is None:
        return ""
    first, last = (_x(chart, value) for value in chart.band)
    inside = element("title", plain(chart.band_word))
    return element(
        "rect", inside, x=number(first), y=number(TOP - 6), width=number(max(last - first, 2)),
        height=number(height - BOTTOM - TOP + 6), class_="area",
    )  # fmt: skip


def _line(chart: DotChart, dot: Dot, place: int) -> str:
    y = TOP + LINE * place + LINE - 16
    (label,) = lines_of(dot.label.split(), separator=" ", longest=LONGEST_LABEL, most=1)
    is_from_right = chart.language in RIGHT_TO_LEFT
    out = [
        element("title", plain(dot.said or dot.label)),
        words(
            label, WIDTH - RIGHT if is_from_right else LEFT, y - 18,
            side="right" if is_from_right else "left",
        ),
    ]  # fmt: skip
    ends = dot.between or ((dot.value, dot.second) if dot.second is not None else None)
    if ends is not None:
        across = f"M{number(_x(chart, ends[0]))},{number(y)}H{number(_x(chart, ends[1]))}"
        out.append(element("path", d=across, class_="line"))
    if dot.second is not None:
        ring = number(_x(chart, dot.second))
        out.append(element("circle", cx=ring, cy=number(y), r="5.5", class_="ring"))
    out.append(
        element("circle", cx=number(_x(chart, dot.value)), cy=number(y), r="5.5", class_="dot")
    )
    return element("g", *out)


def _key(chart: DotChart, height: float) -> str:
    """What dot, ring and band are, under the chart."""
    y = height - 12
    out, x = [], LEFT + 6
    for word, class_ in zip(chart.words, ("dot", "ring"), strict=False):
        out.append(element("circle", cx=number(x), cy=number(y - 4), r="5.5", class_=class_))
        out.append(words(word, x + 12, y))
        x += 44 + 11.5 * len(word)
    if chart.band is not None:
        out.append(
            element("rect", x=number(x), y=number(y - 11), width="14", height="14", class_="area")
        )
        out.append(words(chart.band_word, x + 20, y))
    return "".join(out)
