from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.workplan import ActivityFactory
from whimbrel.workplan.personal import kept_by, let_go

pytestmark = pytest.mark.django_db


def test_somebody_gets_what_they_look_after_and_said_and_nobody_else_s():
    person, other = UserFactory(), UserFactory()
    activity = ActivityFactory(title_en="Mine", keeper=person)
    ActivityFactory(keeper=other)
    for who, said in ((person, "Half is done"), (other, "Not mine")):
        activity.steps.create(
            kind="under_way", on=date(2013, 1, 1), words=said, noted_by=who, noted_at=now()
        )

    assert [list(row.values()) for row in kept_by(person)] == [
        ["Mine"],
        ["Mine", "2013-01-01", "Half is done"],
    ]


def test_whoever_is_erased_looks_after_nothing_more():
    person = UserFactory()
    activity = ActivityFactory(keeper=person)

    let_go(person, kept_as="former officer")

    activity.refresh_from_db()
    assert activity.keeper is None
