from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.accession import PlannedStepFactory, RecruitmentFileFactory
from tests.factories.people import UserFactory
from whimbrel.accession.actions.steps import do_step
from whimbrel.accession.models import PlannedStep
from whimbrel.core.models import JournalEntry

pytestmark = pytest.mark.django_db


def test_a_step_that_is_ticked_moves_the_file_to_the_stage_it_leads_to():
    step = PlannedStepFactory(stage="contact", due_on=date(2026, 3, 1))

    do_step(step=step, by=UserFactory(), at=now(), on=date(2026, 2, 1))

    latest = step.file.stages.first()
    assert (latest.stage, latest.since) == ("contact", date(2026, 2, 1))


def test_a_step_without_a_stage_dates_the_next_one_and_is_ticked_once():
    file = RecruitmentFileFactory(opened_at=now().replace(year=2025))
    step = PlannedStepFactory(file=file, place=1, due_on=date(2026, 3, 1))
    after = PlannedStepFactory(file=file, place=2, days=20, due_on=date(2026, 3, 21))

    for day in (date(2026, 4, 1), date(2026, 5, 1)):
        do_step(step=step, by=UserFactory(), at=now(), on=day)

    after.refresh_from_db()
    assert after.due_on == date(2026, 4, 21)
    assert PlannedStep.objects.get(pk=step.pk).done_on == date(2026, 4, 1)
    assert JournalEntry.objects.filter(verb="did a planned step").count() == 1
    assert file.stages.count() == 1
