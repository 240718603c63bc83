import io
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from whimbrel.core.documents.badges import (
    Badge,
    BadgeSheet,
    SignInSheet,
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
