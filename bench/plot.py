"""A plot of what a request costs, commit by commit, for the docs: `python -m bench.plot`."""

import csv
import math
from pathlib import Path

from whimbrel.core.charts.svg import PALETTE, drawing, element, words

FOLDER = Path(__file__).parent
OUT = FOLDER.parent / "docs/running/speed.svg"
WIDTH, HEIGHT, LEFT, TOP, BOTTOM, RIGHT = 760, 360, 60, 30, 50, 210
SHOWN = [
    ("front page (made)", "visitor", "front page, made"),
    ("a search (made)", "visitor", "a search, made"),
    ("one country", "signed in", "a country, signed in"),
    ("one country", "visitor", "a country, visitor"),
    ("front page, 304", "visitor", "front page, already known"),
]
COLOURS = ["#12282b", "#c8590f", "#0b5c70", "#4b7f3a", "#7a4b8c"]


def series():
    """For each line shown, its name and the points (number of the run, microseconds), oldest first."""
    with open(FOLDER / "history.csv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["scale"] == "1"]
    runs = list(dict.fromkeys((row["commit"], row["day"]) for row in rows))
    cost = {
        (row["commit"], row["day"], row["page"], row["reader"]): float(row["cpu_us"])
        for row in rows
    }
    lines = [
        (name, [(at, cost[(*run, page, reader)]) for at, run in enumerate(runs) if (*run, page, reader) in cost])
        for page, reader, name in SHOWN
    ]  # fmt: skip
    return runs, lines


def plot():
    runs, lines = series()
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def x(at):
        return LEFT + wide * (at / max(1, len(runs) - 1) if len(runs) > 1 else 0.5)

    def y(cost):
        """Logarithmic, from 10 microseconds to 100 milliseconds."""
        return TOP + high * (1 - (math.log10(cost) - 1) / 4)

    pieces = []
    for power, name in ((1, "10 µs"), (2, "100 µs"), (3, "1 ms"), (4, "10 ms"), (5, "100 ms")):
        at = y(10**power)
        pieces.append(
            element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=at, y2=at, stroke=PALETTE["line"])
        )
        pieces.append(words(name, LEFT - 8, at + 4, side="right", fill=PALETTE["ink-soft"]))
    for at, (commit, day) in enumerate(runs):
        pieces.append(words(commit, x(at), HEIGHT - 28, side="middle", fill=PALETTE["ink-soft"]))
        pieces.append(words(day, x(at), HEIGHT - 12, side="middle", fill=PALETTE["ink-soft"]))
    for (name, points), colour in zip(lines, COLOURS, strict=True):
        if not points:
            continue
        path = " ".join(f"{x(at):.1f},{y(cost):.1f}" for at, cost in points)
        pieces.append(element("polyline", points=path, fill="none", stroke=colour, stroke_width=2))
        pieces += [
            element("circle", cx=f"{x(at):.1f}", cy=f"{y(cost):.1f}", r=3.5, fill=colour)
            for at, cost in points
        ]
        last_at, last = points[-1]
        pieces.append(words(f"{name}: {last:.0f} µs", x(last_at) + 10, y(last) + 4, fill=colour))
    return drawing(
        *pieces, width=WIDTH, height=HEIGHT, title="What one request costs the server's processor",
        description="Microseconds of processor time a request, on a logarithmic scale, one point a run of the bench.",
        language="en", identity="speed", class_="chart", style="text{font:12px sans-serif}",
    )  # fmt: skip


def write():
    OUT.write_text(plot() + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
