from datetime import date, timedelta

import pytest
from django.utils.timezone import now

from tests.factories.accession import ApproachFactory, CounterpartFactory, RecruitmentFileFactory
from tests.factories.people import UserFactory
from whimbrel.accession.actions.counterparts import end_counterpart, forget_counterparts
from whimbrel.accession.models import Approach, Counterpart

pytestmark = pytest.mark.django_db


def test_who_left_stays_with_the_day_and_leaves_only_once():
    counterpart = CounterpartFactory(starts_on=date(2026, 1, 1))

    for day in (date(2026, 6, 1), date(2026, 7, 1)):
        end_counterpart(counterpart=counterpart, by=UserFactory(), on=day)

    assert Counterpart.objects.get().ends_on == date(2026, 6, 1)
    assert not Counterpart.objects.current(on=date(2026, 6, 1)).exists()
    assert Counterpart.objects.current(on=date(2026, 5, 31)).exists()


def test_who_left_long_ago_is_forgotten_and_what_was_said_stays_under_the_office():
    gone = CounterpartFactory(ends_on=date(2026, 1, 2))
    ApproachFactory(file=gone.file, person=gone, office="Cabinet office", outcome="Open to it")
    here = CounterpartFactory()

    assert forget_counterparts(now().replace(year=2027)) == 1

    assert Counterpart.objects.get() == here
    said = Approach.objects.get()
    assert (said.person, said.office, said.outcome) == (None, "Cabinet office", "Open to it")


def test_the_persons_of_a_file_that_was_closed_long_ago_are_forgotten():
    file = RecruitmentFileFactory(closed_at=now() - timedelta(days=800))
    CounterpartFactory(file=file)

    assert forget_counterparts(now() - timedelta(days=900)) == 0
    assert forget_counterparts(now() - timedelta(days=730)) == 1
