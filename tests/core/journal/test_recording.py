from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, TreatyActionFactory
from tests.factories.workplan import ActivityFactory, EarmarkedContributionFactory
from whimbrel.core.journal import changes, record, values_of


def test_what_differs_is_told_with_old_and_new():
    told = changes(
        {"code": "COP11", "place": "Quito", "number": None},
        {"code": "COP11", "place": "Manila", "number": 12},
        ["code", "place", "number"],
    )

    assert told == {
        "fields": ["place", "number"],
        "old": {"place": "Quito", "number": None},
        "new": {"place": "Manila", "number": 12},
    }


def test_where_nothing_differs_there_is_nothing_to_tell():
    assert changes({"place": "Quito"}, {"place": "Quito"}, ["place"]) == {}


def test_only_the_fields_asked_for_are_told():
    assert changes({"a": 1, "b": 1}, {"a": 2, "b": 2}, ["a"])["fields"] == ["a"]


def test_a_field_that_one_side_lacks_changed_from_or_to_nothing():
    assert changes({}, {"place": "Quito"}, ["place"]) == {
        "fields": ["place"],
        "old": {"place": None},
        "new": {"place": "Quito"},
    }


@pytest.mark.parametrize("name", ["password", "new_password", "token", "totp_secret", "api_key"])
def test_a_secret_is_told_to_have_changed_and_not_what_it_is(name):
    told = changes({name: "old one"}, {name: "new one"}, [name])

    assert told == {"fields": [name], "old": {}, "new": {}}


def test_a_field_of_the_form_alone_is_named_without_values():
    assert changes({}, {}, ["send_a_copy"]) == {"fields": ["send_a_copy"], "old": {}, "new": {}}


def test_values_are_told_as_json_can_keep_them():
    told = changes(
        {},
        {
            "day": date(2014, 11, 4),
            "moment": datetime(2014, 11, 4, 12, tzinfo=UTC),
            "amount": Decimal("1.50"),
            "yes": True,
            "several": {"b", "a"},
            "nested": {"day": date(2014, 11, 4)},
        },
        ["day", "moment", "amount", "yes", "several", "nested"],
    )

    assert told["new"] == {
        "day": "2014-11-04",
        "moment": "2014-11-04T12:00:00+00:00",
        "amount": "1.50",
        "yes": True,
        "several": ["a", "b"],
        "nested": {"day": "2014-11-04"},
    }


@pytest.mark.django_db
def test_another_record_is_told_by_its_words_in_english_whoever_writes():
    act = TreatyActionFactory(country=CountryFactory(name_en="Fiji", name_fr="Fidji"))

    with override("fr"):
        values = values_of(act, ["country", "in_force_on", "not_a_field", "pk"])

    assert values == {"country": "Fiji", "in_force_on": date(2000, 4, 1).isoformat()}


@pytest.mark.django_db
def test_several_other_records_are_told_in_a_list():
    activity = ActivityFactory()
    activity.contributions.add(
        EarmarkedContributionFactory(code="B"), EarmarkedContributionFactory(code="A")
    )

    assert values_of(activity, ["contributions"]) == {"contributions": ["A", "B"]}


@pytest.mark.django_db
def test_a_line_is_kept_as_it_was_given():
    person = UserFactory()

    line = record(person, "changed", person, **changes({"a": 1}, {"a": 2}, ["a"]))

    line.refresh_from_db()
    assert line.detail == {"fields": ["a"], "old": {"a": 1}, "new": {"a": 2}}
    assert (line.actor, line.subject) == (person, person)
