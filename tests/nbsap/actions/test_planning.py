from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, planned
from tests.factories.people import UserFactory
from tests.factories.treaties import InstrumentFactory
from whimbrel.core.models import JournalEntry
from whimbrel.nbsap.actions.planning import Planned, plan_step, take_out_planned_step
from whimbrel.nbsap.models import Step

pytestmark = pytest.mark.django_db


def verbs():
    return list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True))


def test_a_step_is_planned_anew_and_the_journal_says_what_it_was_before():
    nbsap, by = NbsapFactory(), UserFactory()
    cms = InstrumentFactory(code="CMS")
    first = Planned(date(2026, 3, 1), instrument=cms, words="Ask for a meeting")

    plan_step(nbsap=nbsap, step=Step.TEAM, planned=first, by=by, at=now())
    plan_step(nbsap=nbsap, step=Step.TEAM, planned=first, by=by, at=now())
    assert verbs() == ["planned a step of the plan"]
    second = Planned(date(2026, 4, 1), office="Ministry of fisheries")
    plan_step(nbsap=nbsap, step=Step.TEAM, planned=second, by=by, at=now())

    kept = nbsap.planned_steps.get()
    assert (kept.due_on, kept.responsible, kept.words) == (date(2026, 4, 1), "Ministry of fisheries", "")  # fmt: skip
    old = JournalEntry.objects.latest("pk").detail["old"]
    assert (old["due_on"], old["words"]) == ("2026-03-01", "Ask for a meeting")


def test_a_planned_step_is_taken_out_once_and_stays_in_the_journal():
    one, by = planned(due_on=date(2026, 3, 1)), UserFactory()

    for _twice in range(2):
        take_out_planned_step(nbsap=one.nbsap, step=one.step, by=by)

    assert not one.nbsap.planned_steps.exists()
    assert verbs().count("took out a planned step of the plan") == 1
    assert JournalEntry.objects.latest("pk").detail["old"]["due_on"] == "2026-03-01"
