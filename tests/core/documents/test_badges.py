import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PIL import Image
from pypdf import PdfReader

from whimbrel.core.documents.badges import (
    Badge,
    BadgeLook,
    BadgeSheet,
    SignInSheet,
    draw_badges,
    on_dark,
    picture_size,
    write_badges,
    write_sign_in,
)
from whimbrel.core.documents.qr import qr_svg

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


def sheet(number, language="en", name="Focal point", represents="Kenya"):
    one = Badge(name, represents, "Wildlife authority", "Party", "ABCDE23456", "")
    return BadgeSheet("Badges", "Workshop, Nairobi", language, NOON, [one] * number)


def read(body):
    return PdfReader(io.BytesIO(body))


def test_eight_badges_stand_on_a_page():
    body = write_badges(sheet(9))

    found = read(body)
    assert len(found.pages) == 2
    words = found.pages[1].extract_text()
    assert "Focal point" in words
    assert "ABCDE23456" in words
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(
    ("language", "name"), [("fr", "Point focal"), ("ar", "نقطة الاتصال"), ("ru", "Координатор")]
)
def test_a_badge_is_in_its_language_and_script(language, name):
    found = read(write_badges(sheet(1, language, name)))

    assert found.trailer["/Root"]["/Lang"] == language
    assert len(found.pages) == 1


def test_words_on_a_badge_cannot_act_as_markup():
    assert "#pagebreak()" in read(write_badges(sheet(1, name="#pagebreak()"))).pages[
        0
    ].extract_text().replace("\n", "")


def test_the_same_sheet_gives_the_same_bytes():
    assert write_badges(sheet(2)) == write_badges(sheet(2))


def a_logo(kind="PNG", size=(30, 10)):
    body = io.BytesIO()
    Image.new("RGB", size, "green").save(body, kind)
    return body.getvalue()


@pytest.mark.parametrize(
    ("size", "on_a_page"), [((92, 66), 8), ((86, 54), 10), ((90, 55), 10), ((105, 148), 4)]
)
def test_a_sheet_holds_as_many_as_it_can(size, on_a_page):
    look = BadgeLook(*size)

    for number, pages in ((on_a_page, 1), (on_a_page + 1, 2)):
        assert len(read(write_badges(replace(sheet(number), look=look))).pages) == pages


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_and_only_the_lines_that_are_asked_for_stand_on_it(kind):
    look = BadgeLook(shows_foot=False, shows_code=False, logo=a_logo(kind))

    page = read(write_badges(replace(sheet(1), look=look))).pages[0]

    words = page.extract_text()
    assert "Focal point" in words
    assert "Nairobi" not in words
    assert "ABCDE23456" not in words
    assert "/XObject" in page["/Resources"]


@pytest.mark.parametrize(
    ("colour", "expected"),
    [("#000000", True), ("#ffd54f", False), ("#1f6f8b", True), ("#ffffff", False)],
)
def test_words_on_a_colour_are_in_the_ink_that_is_read_more_easily(colour, expected):
    assert on_dark(colour) is expected


def test_badges_are_drawn_to_be_looked_at():
    assert b"<svg" in draw_badges(sheet(2))


@pytest.mark.parametrize(
    "body", [b"", b"%PDF-1.7", b"<svg/>", a_logo()[:40], a_logo(size=(2001, 2001))]
)
def test_what_is_no_picture_or_too_large_a_one_is_refused(body):
    with pytest.raises(ValueError):  # noqa: PT011 (in the words of the library)
        picture_size(body)


def test_each_session_has_a_sheet_of_its_own():
    body = write_sign_in(
        SignInSheet(
            "Sign-in sheets",
            "Workshop",
            "en",
            NOON,
            ("No.", "Name", "Country", "Signature"),
            [("1. How a COP works", "S1"), ("2. The budget", "S2")],
            [("Focal point", "Kenya")],
        )
    )

    first, second = (page.extract_text() for page in read(body).pages)
    assert "How a COP works" in first
    assert "The budget" in second


def test_a_code_is_one_picture_with_white_around_it():
    svg = qr_svg("ABCDE23456")

    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29">')
    assert "M0 0h1v1h-1z" not in svg
