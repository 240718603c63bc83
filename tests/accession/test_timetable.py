from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.accession import PlannedStepFactory, RecruitmentFileFactory
from tests.factories.treaties import DesignationFactory, TreatyActionFactory
from whimbrel.accession.models import EntryIntoForce
from whimbrel.accession.timetable import entries
from whimbrel.core.forgetting import periods
from whimbrel.core.timetable import run_due_jobs


def test_how_long_persons_are_kept_can_be_read(settings):
    settings.KEEP_LEFT_DAYS = 91

    assert any(one.days == 91 and "spoke with" in one.name for one in periods())


@pytest.mark.django_db
def test_the_worker_records_what_came_into_force_and_not_what_is_ahead():
    today = localdate()
    come = TreatyActionFactory(in_force_on=today)
    TreatyActionFactory(in_force_on=today + timedelta(days=1))

    entries()

    assert EntryIntoForce.objects.get().action == come


@pytest.mark.django_db
def test_the_worker_moves_a_file_whose_instrument_was_deposited():
    today = localdate()
    file = RecruitmentFileFactory()
    TreatyActionFactory(
        country=file.country, instrument=file.instrument, deposited_on=today,
        in_force_on=today + timedelta(days=90),
    )  # fmt: skip

    entries()

    assert file.stages.filter(stage="deposited", since=today).count() == 1


@pytest.mark.django_db
def test_the_worker_ticks_the_welcome_when_a_focal_point_is_designated():
    today = localdate()
    file = RecruitmentFileFactory(stage="in_force")
    PlannedStepFactory(file=file, path="welcome", deed="ask")
    DesignationFactory(country=file.country, instrument=file.instrument, starts_on=today)

    # As the worker finds it: a job that nobody registered is done by nobody.
    assert "accession.welcomes" in run_due_jobs(at=now())

    assert file.steps.get().done_on == today
    assert file.stages.first().stage == "focal_point"
