from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from tests.factories.learning import a_participant
from tests.factories.people import UserFactory
from tests.factories.training import WorkshopFactory
from whimbrel.core.models import Letter
from whimbrel.training.actions.follow_up import (
    AlreadyRecorded,
    answer_follow_up,
    ask_who_is_due,
    record_cascade,
    set_follow_up_times,
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


def test_a_workshop_asks_at_the_times_it_is_set_to_and_each_once(participant):
    keeper = UserFactory()
    set_follow_up_times(workshop=participant.workshop, months=[12, 3], by=keeper)

    for day, asked in (
        (datetime(2014, 1, 30, 9, tzinfo=UTC), 0),
        (datetime(2014, 1, 31, 9, tzinfo=UTC), 1),
        (SIX_MONTHS_LATER, 0),
        (datetime(2014, 10, 31, 9, tzinfo=UTC), 1),
        (datetime(2014, 11, 1, 9, tzinfo=UTC), 0),
    ):
        assert ask_who_is_due(at=day) == asked

    assert list(participant.follow_ups.values_list("months", flat=True)) == [3, 12]
    words = [letter.text for letter in Letter.objects.order_by("pk")]
    assert "3 months ago you took part" in words[0]
    assert "12 months ago you took part" in words[1]
    assert "?used=yes&after=12" in words[1]


def test_a_workshop_without_times_asks_nobody(participant):
    set_follow_up_times(workshop=participant.workshop, months=[], by=UserFactory())

    assert ask_who_is_due(at=SIX_MONTHS_LATER) == 0


@pytest.mark.parametrize("words", ["4", "six", "3,6"])
def test_other_times_are_refused_with_clear_words(participant, words):
    participant.workshop.follow_up_after = words

    with pytest.raises(ValidationError, match="Write 3, 6 or 12"):
        participant.workshop.full_clean()


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
