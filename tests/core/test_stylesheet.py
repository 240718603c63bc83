import re
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


def luminance(colour):
    # As WCAG 2.2 defines it.
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
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
