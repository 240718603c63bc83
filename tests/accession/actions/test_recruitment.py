from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.accession import ApproachFactory, ObstacleFactory, RecruitmentFileFactory
from tests.factories.people import UserFactory
from whimbrel.accession.actions.recruitment import (
    AlreadyOpen,
    close_file,
    do_next_step,
    note_stage,
    open_file,
    overcome_obstacle,
)
from whimbrel.accession.models import RecruitmentFile
from whimbrel.core.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return UserFactory()


def test_a_state_has_one_open_file_and_a_closed_one_beside_it(keeper):
    file = RecruitmentFileFactory()
    given = {"country": file.country, "instrument": file.instrument, "by": keeper, "at": now()}

    with pytest.raises(AlreadyOpen):
        open_file(**given, on=date(2026, 1, 1))
    close_file(file=file, by=keeper, at=now())

    assert open_file(**given, on=date(2026, 1, 1)).pk != file.pk


def test_the_latest_stage_is_where_a_file_stands(keeper):
    file = RecruitmentFileFactory()

    note_stage(file=file, stage="signed", since=date(2026, 5, 1), by=keeper, at=now())
    note_stage(file=file, stage="interest", since=date(2026, 3, 1), by=keeper, at=now())

    assert RecruitmentFile.objects.with_standing().get().now_stage == "signed"


def test_doing_a_step_twice_is_doing_it_once(keeper):
    approach = ApproachFactory(next_step="Send it", next_on=date(2026, 2, 1))
    obstacle = ObstacleFactory(file=approach.file)

    for _ in range(2):
        do_next_step(approach=approach, by=keeper, at=now())
        overcome_obstacle(obstacle=obstacle, by=keeper, at=now())

    assert JournalEntry.objects.filter(verb="did the next step").count() == 1
    assert JournalEntry.objects.filter(verb="noted an obstacle as overcome").count() == 1
