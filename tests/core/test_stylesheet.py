import math
import re
from itertools import combinations
from pathlib import Path

import pytest

from whimbrel.core import stylesheet

TOKENS = Path("whimbrel/core/static/core/css/tokens.css")
TEXT = ["ink", "ink-soft", "sea", "reed", "clay", "coral"]
SURFACES = ["paper", "sand"]
MARKS = [f"data-{n}" for n in range(1, 9)]


def test_the_joined_sheet_is_small_enough_for_a_slow_line(capsys):
    with capsys.disabled():
        print(f"\nstyle sheet: {len(stylesheet.compressed())} bytes brotli")

    assert len(stylesheet.compressed()) <= 5_000


def test_comments_are_not_sent():
    assert "/*" not in stylesheet.text()


def palettes():
    light, dark = TOKENS.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    return {
        name: dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", part))
        for name, part in (("light", light), ("dark", dark))
    }


# How the three kinds of colour blindness see linear red, green and blue (Machado, Oliveira, Fernandes 2009).
EYES = {
    "most": [(1, 0, 0), (0, 1, 0), (0, 0, 1)],
    "deuteranopia": [
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ],
    "protanopia": [
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ],
    "tritanopia": [
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ],
}


def linear(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def seen(colour, eye):
    """The colour in CIE L*a*b*, where distance is difference, as that eye sees it."""
    light = linear(colour)
    red, green, blue = (
        min(1, max(0, sum(k * c for k, c in zip(row, light, strict=True)))) for row in EYES[eye]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def luminance(colour):
    # As WCAG 2.2 defines it.
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("text", TEXT)
def test_text_can_be_read_on_every_surface(scheme, surface, text):
    palette = palettes()[scheme]

    assert contrast(palette[text], palette[surface]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_of_a_chart_can_be_seen_on_paper(scheme, mark):
    palette = palettes()[scheme]

    assert contrast(palette[mark], palette["paper"]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fill", ["sea", "coral", "ink"])
def test_the_word_on_a_button_can_be_read(scheme, fill):
    palette = palettes()[scheme]

    assert contrast(palette["paper"], palette[fill]) >= 4.5


def test_every_colour_has_its_twin_in_the_dark():
    light, dark = palettes()["light"], palettes()["dark"]

    assert set(light) == set(dark)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("eye", EYES)
def test_the_eight_marks_can_be_told_apart_by_every_eye(scheme, eye):
    marks = [palettes()[scheme][mark] for mark in MARKS]

    nearest = min(
        math.dist(seen(one, eye), seen(other, eye)) for one, other in combinations(marks, 2)
    )

    assert nearest >= 10
