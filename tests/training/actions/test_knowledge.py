from datetime import UTC, datetime

import pytest

from tests.factories.designations import seated
from tests.factories.learning import a_participant, an_item
from tests.factories.training import WorkshopFactory
from whimbrel.training.actions.knowledge import SatAlready, SittingsBegun, set_test, sit_test
from whimbrel.training.models import Sitting

pytestmark = pytest.mark.django_db
AT = datetime(2013, 10, 29, 9, tzinfo=UTC)


@pytest.fixture
def participant():
    workshop = WorkshopFactory()
    set_test(workshop=workshop, items=[an_item(), an_item(code="quorum")], by=seated())
    return a_participant(workshop)


def sat(participant, **fields):
    return sit_test(
        **{
            "registration": participant, "stage": "before", "chosen": {}, "channel": "web", "at": AT,
        }
        | fields
    )  # fmt: skip


def test_what_was_left_open_is_not_right(participant):
    item = participant.workshop.knowledge_places.get(number=1).item

    sitting = sat(participant, chosen={item: item.options.get(is_right=True)})

    assert list(sitting.answers.order_by("item").values_list("is_right", flat=True)) == [
        True,
        False,
    ]


def test_a_test_is_taken_once(participant):
    sat(participant)

    with pytest.raises(SatAlready):
        sat(participant)
    assert Sitting.objects.count() == 1


def test_staff_may_mend_what_was_typed_in_from_paper(participant):
    item = participant.workshop.knowledge_places.get(number=1).item
    sat(participant, channel="paper", by=seated())

    sitting = sat(
        participant, channel="paper", by=seated(), chosen={item: item.options.get(is_right=True)}
    )

    assert sitting.answers.filter(is_right=True).count() == 1


def test_once_somebody_sat_the_questions_stay(participant):
    sat(participant)

    with pytest.raises(SittingsBegun):
        set_test(workshop=participant.workshop, items=[an_item(code="new")], by=seated())
    assert participant.workshop.knowledge_places.count() == 2
