from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import a_liaison
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.core.models import JournalEntry
from whimbrel.nbsap.actions.liaison import (
    add_counterpart,
    do_what_was_agreed,
    end_counterpart,
)

pytestmark = pytest.mark.django_db


def test_an_office_that_acts_no_more_stays_on_record():
    by = UserFactory()
    office = add_counterpart(
        country=CountryFactory(), instrument=InstrumentFactory(), office="Ministry", email="",
        source="Their letter", starts_on=None, by=by,
    )  # fmt: skip

    end_counterpart(counterpart=office, by=by, on=date(2026, 1, 1))
    end_counterpart(counterpart=office, by=by, on=date(2027, 1, 1))

    office.refresh_from_db()
    assert office.ends_on == date(2026, 1, 1)
    assert JournalEntry.objects.filter(verb="ended a counterpart").count() == 1


def test_doing_what_was_agreed_twice_is_once():
    liaison, by = a_liaison(), UserFactory()

    do_what_was_agreed(liaison=liaison, by=by, at=now())
    do_what_was_agreed(liaison=liaison, by=by, at=now())

    assert JournalEntry.objects.filter(verb="did what was agreed").count() == 1
