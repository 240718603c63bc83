import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.designations.queries.cards import cards_of
from whimbrel.people.queries.particulars import particulars_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def posts():
    person = UserFactory(
        display_name="Focal point, Kenya",
        position="Senior officer",
        organisation="Wildlife Service",
        email="kenya@example.org",
        phone="+254 20 123 4567",
        spoken_languages="en,sw",
    )
    country = CountryFactory(name_en="Kenya")
    return [
        DesignationFactory(
            person=person,
            country=country,
            instrument=InstrumentFactory(code=code),
        )
        for code in ("CMS", "AEWA")
    ]


def card(posts, viewer_class):
    shown = particulars_of([posts[0].person], viewer_class=viewer_class)
    (only,) = cards_of(posts, shown)
    return only


def test_a_person_with_two_posts_has_one_card_that_names_both(posts):
    assert card(posts, "public").role == (
        "National Focal Point, Kenya, CMS; National Focal Point, Kenya, AEWA"
    )


def test_the_public_gets_what_is_published_and_no_way_to_reach_the_person(posts):
    seen = card(posts, "public")

    assert (seen.name, seen.title) == ("Focal point, Kenya", "Senior officer")
    assert (seen.organisation, seen.email, seen.phone, seen.languages) == ("", "", "", ())
    assert seen.url == f"http://127.0.0.1:8000/en/directory/{posts[0].pk}/"


def test_members_get_what_the_person_shows_to_them(posts):
    seen = card(posts, "members")

    assert seen.organisation == "Wildlife Service"
    assert (seen.email, seen.phone) == ("kenya@example.org", "+254 20 123 4567")
    assert seen.languages == ("en", "sw")
