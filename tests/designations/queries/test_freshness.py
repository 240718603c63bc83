from datetime import UTC, date, datetime

import pytest

from tests.factories.treaties import DesignationFactory
from whimbrel.designations.models import Confirmation
from whimbrel.designations.queries.freshness import unconfirmed_since, with_answers
from whimbrel.treaties.models import Designation

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 31)


@pytest.fixture
def designation():
    return DesignationFactory(starts_on=date(2020, 5, 1))


def since():
    return unconfirmed_since(with_answers(Designation.objects.all(), on=TODAY).get())


def asked(designation, *days, answered=None):
    for year, month, day in days:
        Confirmation.objects.create(
            designation=designation,
            asked_at=datetime(year, month, day, 12, tzinfo=UTC),
            confirmed_at=answered,
        )


def test_an_entry_of_which_nobody_was_asked_is_not_marked(designation):
    assert since() is None


def test_a_question_may_wait_thirty_days(designation):
    asked(designation, (2026, 3, 1))

    assert since() is None


def test_after_that_the_entry_is_unconfirmed_since_the_first_day_in_office(designation):
    asked(designation, (2026, 2, 28))

    assert since() == date(2020, 5, 1)


def test_or_since_the_last_answer(designation):
    asked(designation, (2025, 1, 10), answered=datetime(2025, 1, 20, 9, tzinfo=UTC))
    asked(designation, (2026, 1, 20))

    assert since() == date(2025, 1, 20)


def test_an_answer_takes_the_mark_away(designation):
    asked(designation, (2026, 1, 20), answered=datetime(2026, 3, 30, 9, tzinfo=UTC))

    assert since() is None
