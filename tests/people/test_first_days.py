import pytest

from whimbrel.people import first_days as module
from whimbrel.people.first_days import first_day, first_days


@pytest.fixture(autouse=True)
def _own_list(monkeypatch):
    monkeypatch.setattr(module, "_lines", [])


def test_a_room_adds_its_line_with_the_way_to_its_page():
    first_day("Look at your account", "people:profile_detail")

    assert [(line.title, line.url) for line in first_days()] == [
        ("Look at your account", "/en/accounts/")
    ]


def test_a_page_that_is_not_there_yet_leaves_the_words():
    first_day("Say hello in the forum", "community:forum_list")

    assert first_days()[0].url == ""
