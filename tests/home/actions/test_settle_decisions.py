import pytest
from django.utils.timezone import now

from whimbrel.community.models import Consultation, Poll
from whimbrel.community.queries.consultations import outcome_of, party_rows, public_outcomes
from whimbrel.community.queries.drafting import amended
from whimbrel.home.actions.build_demo import settle_offices
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.home.actions.settle_community import settle_community
from whimbrel.home.actions.settle_decisions import settle_decisions

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    """The demo's decisions, settled twice."""
    load_reference()
    settle_offices()
    settle_community()
    for _ in range(2):
        settle_decisions()


def test_one_text_is_adopted_one_is_stated_and_one_runs(demo):
    adopted, stated, running = Consultation.objects.order_by("pk")

    assert [one.pk for one in public_outcomes()] == [stated.pk, adopted.pk]
    assert outcome_of(adopted, party_rows(adopted, on=now().date())).is_adopted
    assert running.is_open(at=now())
    assert outcome_of(running, party_rows(running, on=now().date())).answered == 2


def test_the_region_votes_and_amends(demo):
    poll = Poll.objects.get()

    assert poll.votes.count() == 3
    draft = poll.space.texts.get()
    assert [one.waiting for one in amended(draft)] == [1, 1, 0]
