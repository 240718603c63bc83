from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.core.search.registry import circles_of
from whimbrel.designations.search import people

pytestmark = pytest.mark.django_db


def test_circles_follow_from_what_somebody_holds_today():
    kenya, senegal = CountryFactory.create_batch(2)
    focal_point, past = UserFactory.create_batch(2)
    DesignationFactory(person=focal_point, country=kenya)
    DesignationFactory(person=past, country=kenya, ends_on=date(2020, 1, 1))

    assert circles_of(AnonymousUser()) == {"public"}
    assert circles_of(past) == {"public"}
    assert circles_of(focal_point) == {"public", "members", f"country:{kenya.pk}"}
    assert circles_of(seated()) >= {
        "public", "members", "staff", f"country:{kenya.pk}", f"country:{senegal.pk}",
    }  # fmt: skip


def test_people_are_found_by_office_and_name_as_far_as_the_directory_shows_them():
    kenya = CountryFactory(name_en="Kenya", name_fr="Kenya")
    shown = DesignationFactory(
        person=UserFactory(
            display_name="Shown", position="Warden", email="hidden@example.org", phone="0700123"
        ),
        country=kenya,
        instrument__code="CMS",
    )
    inside = DesignationFactory(role="trainer", person=UserFactory(display_name="Inside"))
    DesignationFactory(person=UserFactory(display_name="Past"), ends_on=date(2020, 1, 1))
    DesignationFactory(person=UserFactory(display_name="Left", is_active=False))

    found = {entry.key: entry for entry in people(None)}

    assert {key: entry.circle for key, entry in found.items()} == {
        str(shown.pk): "public",
        str(inside.pk): "members",
    }
    english = found[str(shown.pk)].version_in("en")
    assert (english.title, english.detail) == ("Shown", "Warden, National Focal Point, Kenya, CMS")
    assert "hidden" not in repr(found)
    assert "0700123" not in repr(found)


def test_of_whom_only_an_address_is_known_the_office_is_found():
    DesignationFactory(
        person=UserFactory(display_name="", email="hidden@example.org"), country__name_en="Kenya"
    )

    (entry,) = people(None)

    assert entry.version_in("en").title.startswith("National Focal Point, Kenya")
    assert "hidden" not in repr(entry)


@pytest.mark.parametrize("number", [1, 3])
def test_people_cost_one_query_however_many(number, django_assert_num_queries):
    DesignationFactory.create_batch(number)

    with django_assert_num_queries(1):
        assert len(list(people(None))) == number
