import pytest

from tests.factories.treaties import CountryFactory
from whimbrel.core.search import registry
from whimbrel.core.search.registry import (
    MEMBERS,
    PUBLIC,
    Entry,
    Version,
    circle,
    circles_of,
    kind_named,
    kinds,
    narrowed,
    opens_circles,
    rows_of,
    searchable,
)
from whimbrel.treaties.models import Country


@pytest.fixture
def empty(monkeypatch):
    """A house in which no room has registered anything."""
    monkeypatch.setattr(registry, "_kinds", {})
    monkeypatch.setattr(registry, "_openers", [])


def test_what_a_room_registers_stands_in_its_order(empty):
    searchable("late", "Late", order=20)(lambda keys: [])
    searchable("early", "Early", order=10, weight=2.0)(lambda keys: [])

    assert [kind.slug for kind in kinds()] == ["early", "late"]
    assert kind_named("early").weight == 2.0
    assert kind_named("never") is None


def test_everybody_stands_in_the_public_circle_and_in_those_that_rooms_open(empty):
    opens_circles(lambda user: [MEMBERS, circle("country", 7)] if user == "member" else [])

    assert circles_of("visitor") == {PUBLIC}
    assert circles_of("member") == {"public", "members", "country:7"}


@pytest.mark.parametrize(
    ("languages", "language", "expected"),
    [
        (["en", "fr"], "fr", "fr"),
        (["en", "fr"], "ar", "en"),
        (["es", "fr"], "ar", "es"),
        (["", "en"], "fr", ""),
        (["", "fr"], "fr", "fr"),
    ],
)
def test_a_reader_gets_their_own_language_or_else_english_or_else_what_there_is(
    languages, language, expected
):
    entry = Entry("1", [Version(code, f"title {code}") for code in languages])

    assert entry.version_in(language).language == expected


@pytest.mark.django_db
def test_records_are_given_all_or_as_they_are_named():
    kenya, senegal = CountryFactory.create_batch(2)

    assert list(rows_of(Country, None)) == [kenya, senegal]
    assert list(rows_of(Country, [str(senegal.pk)])) == [senegal]
    assert list(narrowed(Country.objects.all(), [])) == []
