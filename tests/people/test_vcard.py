import pytest
from hypothesis import given
from hypothesis import strategies as st

from whimbrel.people.vcard import Card, vcard


def lines(card):
    return vcard(card).decode().replace("\r\n ", "").split("\r\n")


def test_a_card_says_what_an_address_book_asks():
    card = Card(
        name="Achieng Otieno",
        given="Achieng",
        family="Otieno",
        title="Senior warden",
        role="National Focal Point, Kenya",
        organisation="Wildlife Service",
        email="nfp@example.org",
        phone="+254 20 123",
        address="P.O. Box 1\nNairobi",
        url="https://example.org/people/1/?a=1,2",
        languages=("en", "sw"),
    )

    assert lines(card) == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Achieng Otieno",
        "N:Otieno;Achieng;;;",
        "TITLE:Senior warden",
        "ROLE:National Focal Point\\, Kenya",
        "ORG:Wildlife Service",
        "EMAIL;TYPE=INTERNET:nfp@example.org",
        "TEL;TYPE=WORK,VOICE:+254 20 123",
        "ADR;TYPE=WORK:;;P.O. Box 1\\nNairobi;;;;",
        "URL:https://example.org/people/1/?a=1,2",
        "LANG:en",
        "LANG:sw",
        "END:VCARD",
        "",
    ]


def test_whoever_gave_one_name_only_is_filed_under_it():
    assert "N:Focal point\\, Kenya;;;;" in lines(Card(name="Focal point, Kenya"))


def test_commas_semicolons_and_backslashes_stay_in_their_field():
    assert "ORG:Parks\\; Water\\, \\\\ Forests" in lines(
        Card(name="x", organisation="Parks; Water, \\ Forests")
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028"])
def test_a_new_line_brings_no_field_of_its_own(end):
    card = Card(name=f"x{end}EMAIL:evil@example.org", url=f"https://a/{end}NOTE:evil")

    assert not any(line.startswith(("EMAIL", "NOTE")) for line in lines(card))
    assert "FN:x\\nEMAIL:evil@example.org" in lines(card)


def test_a_long_line_is_folded_at_75_octets_and_cuts_no_letter():
    body = vcard(Card(name="é" * 100))

    assert max(len(line) for line in body.split(b"\r\n")) == 75
    assert f"FN:{'é' * 100}" in lines(Card(name="é" * 100))


@given(st.text(), st.text())
def test_whatever_is_in_a_field_the_card_has_the_same_fields(name, address):
    body = vcard(Card(name=name, address=address + "x"))

    physical = body.split(b"\r\n")
    assert all(len(line) <= 75 for line in physical)
    assert b"\n" not in body.replace(b"\r\n", b"")
    logical = body.decode().replace("\r\n ", "").split("\r\n")
    assert [line.split(":")[0] for line in logical] == [
        "BEGIN",
        "VERSION",
        "FN",
        "N",
        "ADR;TYPE=WORK",
        "END",
        "",
    ]
