import pytest
from django.utils.translation import ngettext_lazy

from whimbrel.core import passing
from whimbrel.core.passing import Passage, hand_on, in_words, left_open, passes

WAY = Passage(country=1, instrument=2, giver=10, taker=11)
OTHER = Passage(country=1, instrument=3, giver=10, taker=12)


@pytest.fixture(autouse=True)
def minded(monkeypatch):
    """Two kinds of things; who minds which."""
    monkeypatch.setattr(passing, "_kinds", {})
    minded = {"drafts": {1: 10, 2: 10, 3: 99}, "seats": {7: 10}}
    for name, words in (
        ("drafts", ngettext_lazy("%d draft", "%d drafts")),
        ("seats", ngettext_lazy("%d seat", "%d seats")),
    ):
        things = minded[name]

        def left_by(passages, things=things):
            return {way: [pk for pk, who in things.items() if who == way.giver] for way in passages}

        def move(records, *, giver, taker, things=things):
            moved = [pk for pk in records if things.get(pk) == giver]
            things.update(dict.fromkeys(moved, taker))
            return moved

        passes(name, words, left_by=left_by, hand_on=move)
    return minded


def test_every_room_says_what_was_left_open():
    assert left_open([WAY]) == {WAY: {"drafts": [1, 2], "seats": [7]}}


def test_where_nobody_left_anything_nothing_waits():
    assert left_open([Passage(country=1, instrument=2, giver=5, taker=6)]) == {}
    assert left_open([]) == {}


def test_it_is_said_in_words():
    assert in_words({"drafts": [1, 2], "seats": [7], "gone": [1]}) == ["2 drafts", "1 seat"]
    assert in_words({}) == []


def test_what_passes_becomes_the_takers_and_goes_back(minded):
    moved = hand_on({"drafts": [1, 2, 3], "seats": [7]}, giver=10, taker=11)

    assert moved == {"drafts": [1, 2], "seats": [7]}
    assert minded == {"drafts": {1: 11, 2: 11, 3: 99}, "seats": {7: 11}}

    minded["drafts"][2] = 12
    assert hand_on(moved, giver=11, taker=10) == {"drafts": [1], "seats": [7]}
    assert minded == {"drafts": {1: 10, 2: 12, 3: 99}, "seats": {7: 10}}


def test_what_no_room_knows_any_more_is_left_alone():
    assert hand_on({"gone": [1]}, giver=10, taker=11) == {}
