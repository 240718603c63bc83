from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, so_far
from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry
from whimbrel.nbsap.actions.target_progress import HasParts, take_back_progress
from whimbrel.nbsap.models import TargetProgress

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 1)


@pytest.fixture
def target():
    return NbsapFactory().targets.create(code="1")


def verbs():
    return list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True))


def test_what_is_said_once_more_changes_nothing_and_another_day_stands_beside_it(target):
    first, again = (so_far(target, 30, on=DAY) for _twice in range(2))
    so_far(target, 50, on=date(2026, 6, 1))

    assert first == again
    assert [one.percent for one in target.progress.filter(taken_back_at=None)] == [50, 30]
    assert verbs() == ["noted the progress of a target"] * 2


def test_what_is_said_anew_of_the_same_day_takes_its_place_and_the_old_stays_taken_back(target):
    old = so_far(target, 30, on=DAY)

    so_far(target, 35, on=DAY)

    assert [one.percent for one in target.progress.filter(taken_back_at=None)] == [35]
    old.refresh_from_db()
    assert old.taken_back_at


def test_a_target_with_parts_is_as_far_as_they_are(target):
    target.parts.create(nbsap=target.nbsap, code="1.1")

    with pytest.raises(HasParts):
        so_far(target, 30, on=DAY)


def test_it_is_taken_back_once(target):
    said = so_far(target, 30, on=DAY)

    for _twice in range(2):
        take_back_progress(progress=said, by=UserFactory(), at=now())

    assert verbs().count("took back the progress of a target") == 1
    assert JournalEntry.objects.latest("pk").detail == {"target": "1", "percent": 30, "on": "2026-05-01"}  # fmt: skip


def test_nothing_is_further_than_a_hundred_percent(target):
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetProgress.objects.create(target=target, percent=101, on=DAY, noted_at=now())
