import pytest
from django.utils.translation import gettext_lazy as _

from tests.factories.people import UserFactory
from whimbrel.core import personal
from whimbrel.core.personal import (
    erase_all,
    held_of,
    holds,
    name_after_leaving,
    names_the_office,
)


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    monkeypatch.setattr(personal, "_parts", [])
    monkeypatch.setattr(personal, "_offices", [])


def nothing(person, *, kept_as):
    return None


def test_every_part_gives_out_what_it_holds_the_lowest_floor_first():
    person = UserFactory.build(display_name="Kenya")
    holds("Words", export=lambda person: [{"said": "hello"}], erase=nothing)
    holds(_("Language"), export=lambda person: [{"name": person.display_name}], erase=nothing)

    assert [(held.name, held.rows) for held in held_of(person)] == [
        ("Language", [{"name": "Kenya"}]),
        ("Words", [{"said": "hello"}]),
    ]


def test_the_account_is_erased_last():
    erased = []
    for name in ("home", "people"):
        holds(
            name,
            export=lambda person: [],
            erase=lambda person, *, kept_as, name=name: erased.append((name, kept_as)),
        )

    erase_all(UserFactory.build(), kept_as="former member")

    assert erased == [("home", "former member"), ("people", "former member")]


def test_whoever_leaves_is_called_after_their_office():
    names_the_office(lambda person: "")
    names_the_office(lambda person: "former focal point, Kenya")

    assert name_after_leaving(UserFactory.build()) == "former focal point, Kenya"


def test_without_an_office_they_are_a_former_member():
    assert name_after_leaving(UserFactory.build()) == "former member"
