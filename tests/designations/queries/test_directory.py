from datetime import date

import pytest
from django.utils import translation

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.designations.queries.directory import (
    countries_shown,
    designations_shown,
    entries,
)
from whimbrel.people.actions import choose_visibility
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 31)


def named(**words):
    return [one.name for one in entries(designations_shown(on=TODAY, **words), on=TODAY)[0]]


def expert(name, *, shown_to=None, **fields):
    """Somebody in office; `shown_to` is their choice for languages and expertise, none for the house's own."""
    person = UserFactory(display_name=name, **fields)
    DesignationFactory(person=person)
    if shown_to:
        choices = dict.fromkeys(("spoken_languages", "expertise"), shown_to)
        choose_visibility(person=person, choices=choices)


@pytest.fixture
def experts():
    """One for each choice that a person can make, and one who made none."""
    for shown_to in (None, "public", "members", "region", "secretariat"):
        words = {"spoken_languages": "en,fr", "expertise": "Bycatch of seabirds"}
        expert(f"Shown to {shown_to or 'whom the house shows'}", shown_to=shown_to, **words)


@pytest.mark.parametrize(
    ("viewer_class", "found"),
    [
        ("public", ["Shown to public"]),
        ("members", ["Shown to whom the house shows", "Shown to public", "Shown to members"]),
        (
            "secretariat",
            [
                "Shown to whom the house shows",
                "Shown to public",
                "Shown to members",
                "Shown to region",
                "Shown to secretariat",
            ],
        ),
    ],
)
@pytest.mark.parametrize("asked", [{"language": "fr"}, {"expertise": "seabirds bycatch"}])
def test_a_filter_finds_only_those_who_show_it_to_this_reader(experts, viewer_class, found, asked):
    assert sorted(named(viewer_class=viewer_class, **asked)) == sorted(found)


def test_a_language_is_found_wherever_it_stands_and_is_not_taken_for_a_longer_one():
    for name, spoken in [("First", "es,sw"), ("Last", "sw,es"), ("Alone", "es"), ("Other", "est")]:
        expert(name, shown_to="public", spoken_languages=spoken)

    assert sorted(named(language="es")) == ["Alone", "First", "Last"]


def test_every_word_of_the_expertise_asked_for_must_stand_there():
    expert("Both", shown_to="public", expertise="Waterbirds, wetlands")
    expert("One", shown_to="public", expertise="Waterbirds")

    assert named(expertise="wetlands waterbirds") == ["Both"]


def test_countries_are_in_the_order_of_the_reader_and_only_those_with_somebody_in_office():
    for name_en, name_fr in [("Egypt", "Égypte"), ("Germany", "Allemagne"), ("Fiji", "Fidji")]:
        DesignationFactory(country=CountryFactory(name_en=name_en, name_fr=name_fr))
    DesignationFactory(ends_on=date(2020, 1, 1))
    CountryFactory(name_en="Nobody")

    with translation.override("fr"):
        names = [one.name for one in countries_shown(on=TODAY, roles=[Role.NFP])]

    assert names == ["Allemagne", "Égypte", "Fidji"]


def test_a_slice_of_the_list_is_the_slice_of_the_whole(django_assert_num_queries):
    for country in (CountryFactory(), CountryFactory()):
        for _ in range(2):
            DesignationFactory(country=country, role=Role.TECHNICAL)
        DesignationFactory(country=country)
    found = designations_shown(on=TODAY)
    whole, total = entries(found, on=TODAY)

    with django_assert_num_queries(4):
        part, _ = entries(found, on=TODAY, start=2, stop=5)

    assert total == 6
    assert part == whole[2:5]
    assert [entries(found, on=TODAY, start=n, stop=n + 1)[0] for n in range(6)] == [
        [one] for one in whole
    ]
