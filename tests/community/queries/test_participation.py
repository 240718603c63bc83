from datetime import date, timedelta

import pytest

from tests.factories.community import NOON, SpaceFactory, threaded, words
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, RegionFactory
from whimbrel.community.actions.posts import remove_post, write_post
from whimbrel.community.queries.participation import Share, taking_part, taking_part_by

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


@pytest.fixture
def africa():
    return RegionFactory(name_en="Africa")


@pytest.fixture
def europe():
    return RegionFactory(name_en="Europe")


@pytest.fixture
def talk(africa, europe):
    """Four posts of Kenya's focal point and deputy and of France's: one by e-mail, two in French; and what does not count."""
    kenya, france = CountryFactory(region=africa), CountryFactory(region=europe)
    first, second = (
        DesignationFactory(country=kenya, role=role).person for role in ("nfp", "deputy")
    )
    third = DesignationFactory(country=france).person
    thread = threaded(SpaceFactory(open_to="closed"), first)
    for by, given in (
        (first, {"channel": "email"}),
        (second, {"language": "fr"}),
        (third, {"language": "fr"}),
        (third, {"channel": "import"}),
        (third, {"written_at": NOON + timedelta(days=1)}),
        (UserFactory(), {}),
    ):
        write_post(thread=thread, by=by, words=words(**({"written_at": NOON} | given)))
    gone = write_post(thread=thread, by=third, words=words(written_at=NOON))
    remove_post(post=gone, by=third, at=NOON)
    return thread


def test_posts_people_and_countries_are_counted_up_to_the_day(talk):
    assert taking_part(until=TODAY) == Share(None, 4, 3, 2)
    assert taking_part(until=TODAY + timedelta(days=1)).posts == 5
    assert taking_part(until=TODAY + timedelta(days=1), since=TODAY + timedelta(days=1)).posts == 1


def test_they_are_told_by_region_language_and_way(talk, africa, europe):
    def by(what):
        return [(one.key, one.posts, one.people) for one in taking_part_by(what, until=TODAY)]

    assert by("region") == [(africa.pk, 3, 2), (europe.pk, 1, 1)]
    assert by("language") == [("en", 2, 1), ("fr", 2, 2)]
    assert by("channel") == [("web", 3, 3), ("email", 1, 1)]


def test_where_nobody_wrote_there_is_nothing():
    assert taking_part(until=TODAY) == Share(None, 0, 0, 0)
    assert taking_part_by("region", until=TODAY) == []
