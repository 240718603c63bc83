import pytest
from django.core.exceptions import ValidationError

from tests.factories.people import UserFactory
from whimbrel.people.time_zones import offered_time_zones, time_zones


def test_what_is_offered_is_known():
    names = [name for _area, places in offered_time_zones() for name, _place in places]

    assert "UTC" in names
    assert "Africa/Nairobi" in names
    assert set(names) <= time_zones()
    assert len(names) == len(set(names))


def test_a_place_is_named_without_its_part_of_the_world():
    places = dict(place for _area, group in offered_time_zones() for place in group)

    assert places["America/Argentina/Buenos_Aires"] == "Argentina, Buenos Aires"


def test_an_account_keeps_no_time_zone_that_nobody_knows():
    with pytest.raises(ValidationError, match="We know no time zone"):
        UserFactory.build(time_zone="Mars/Olympus", password="x").clean_fields()
