"""The corpus tries what programs write; here is what people write that only looks like it."""

import pytest

from whimbrel.core.inbox.trimming.own import own_text

OURS = frozenset({"whimbrel@example.org", "@in.example.org"})


@pytest.mark.parametrize(
    "text",
    [
        "Dear colleagues,\n\nplease write to africa@in.example.org by Friday: it is urgent.\n\nMore follows.",
        "Country: Kenya\nSubject: waders\nDate: 3 March\n\nAs above.",
        "From the lakes we hear:\n\nall is dry.",
        "On Monday we wrote to the ministry:\nno answer yet.\n\nWhat now?",
        "Le ministère écrit : rien à signaler.\n\nÀ suivre.",
        "1. One\n2. Two\n\n---\n\n3. Three, which is a longer paragraph and no signature at all, because it says something.",
        "Thanks for this\n\nThe second paragraph comes after the thanks and is what matters to us here in the end.",
    ],
)
def test_what_only_looks_like_a_quotation_stays(text):
    assert own_text(text, OURS) == text


def test_our_own_address_tells_a_quotation_in_a_language_nobody_thought_of():
    text = "Tunakubali.\n\nTarehe 3 Machi 2026 saa 10:12, CMS Family <whimbrel@example.org> aliandika:\n\n> Tafadhali"

    assert own_text(text, OURS) == "Tunakubali."


def test_a_letter_that_only_quotes_holds_nothing():
    assert own_text("On 3 Mar 2026, CMS <whimbrel@example.org> wrote:\n> words", OURS) == ""


def test_a_second_quotation_inside_the_first_goes_with_it():
    text = "Agreed.\n\nOn 3 Mar 2026, CMS <whimbrel@example.org> wrote:\n> On 2 Mar 2026, A <a@example.org> wrote:\n>> one\n> two"

    assert own_text(text, OURS) == "Agreed."


def test_a_very_long_letter_is_read_in_reasonable_time():
    assert own_text("a:" * 50_000 + "\n" + "wrote:\n" * 20_000, OURS)
