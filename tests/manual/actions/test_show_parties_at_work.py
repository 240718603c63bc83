from datetime import UTC, datetime

import pytest

from tests.factories.designations import seated
from tests.factories.manual import ChecklistFactory, ChecklistStepFactory, body, make_article
from tests.factories.treaties import DesignationFactory
from whimbrel.manual.actions.show_parties_at_work import show_parties_at_work
from whimbrel.manual.models import Comment, Consultation, Proposal, Undertaking

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def test_built_twice_the_demo_shows_each_thing_once():
    make_article("rules-of-procedure", pieces=body(plenary="The plenary opens the meeting."))
    make_article("after-the-cop")
    ChecklistStepFactory(checklist=ChecklistFactory(slug="your-first-30-days"))
    office = DesignationFactory()
    people = {"party": office.person, "country": office.country, "editor": seated()}

    for _ in range(2):
        show_parties_at_work(**people, at=NOON, today=NOON.date())

    for model in (Proposal, Consultation, Comment, Undertaking):
        assert model.objects.count() == 1
