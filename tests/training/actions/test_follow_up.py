from datetime import UTC, date, datetime

import pytest

from tests.factories.learning import a_participant
from tests.factories.training import WorkshopFactory
from whimbrel.core.models import Letter
from whimbrel.training.actions.follow_up import (
    AlreadyRecorded,
    answer_follow_up,
    ask_who_is_due,
    record_cascade,
)
from whimbrel.training.models import FollowUp

pytestmark = pytest.mark.django_db
# The workshop ended on 31 October 2013.
SIX_MONTHS_LATER = datetime(2014, 4, 30, 9, tzinfo=UTC)


@pytest.fixture
def participant():
    return a_participant(WorkshopFactory())


def test_half_a_year_after_the_last_day_everybody_is_asked_once(participant):
    assert ask_who_is_due(at=datetime(2014, 4, 29, 9, tzinfo=UTC)) == 0
    assert ask_who_is_due(at=SIX_MONTHS_LATER) == 1
    assert ask_who_is_due(at=datetime(2014, 5, 1, 9, tzinfo=UTC)) == 0


def test_the_letter_holds_each_answer_as_a_link_and_what_was_promised(participant):
    participant.commitments.create(will="train the rangers", made_at=SIX_MONTHS_LATER)

    ask_who_is_due(at=SIX_MONTHS_LATER)

    text = Letter.objects.get(kind="training").text
    assert all(f"?used={answer}" in text for answer in ("yes", "partly", "no"))
    assert "train the rangers" in text


def test_nobody_is_asked_about_a_workshop_of_long_ago(participant):
    assert ask_who_is_due(at=datetime(2016, 1, 1, tzinfo=UTC)) == 0


def test_answering_again_replaces_the_first_answer(participant):
    follow_up = FollowUp.objects.create(registration=participant, asked_at=SIX_MONTHS_LATER)
    answer_follow_up(
        follow_up=follow_up, used="no", barrier="time", channel="web", at=SIX_MONTHS_LATER
    )

    answer_follow_up(
        follow_up=follow_up, used="yes", barrier="time", channel="web", at=SIX_MONTHS_LATER
    )

    follow_up.refresh_from_db()
    assert (follow_up.used, follow_up.barrier) == ("yes", "")


def test_a_training_passed_on_is_recorded_once(participant):
    event = {
        "registration": participant, "held_on": date(2014, 3, 1), "place": "Kisumu", "people": 25,
        "channel": "web", "at": SIX_MONTHS_LATER,
    }  # fmt: skip
    record_cascade(**event)

    with pytest.raises(AlreadyRecorded):
        record_cascade(**event)
    record_cascade(**event | {"place": "Nakuru"})
