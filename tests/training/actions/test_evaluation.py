from datetime import UTC, date, datetime

import pytest

from tests.factories.learning import a_participant
from tests.factories.people import UserFactory
from tests.factories.training import NomineeFactory, WorkshopFactory
from tests.factories.treaties import MeetingFactory
from whimbrel.core.models import JournalEntry, Letter
from whimbrel.training.actions.evaluation import (
    AlreadyAnswered,
    commit_to,
    hand_in_form,
    request_due_evaluations,
    request_evaluations,
)
from whimbrel.training.models import Commitment, EvaluationRequest, FilledForm

pytestmark = pytest.mark.django_db
AT = datetime(2013, 10, 31, 15, tzinfo=UTC)


@pytest.fixture
def workshop():
    return WorkshopFactory(
        meeting=MeetingFactory(
            title_fr="Atelier", starts_on=date(2013, 10, 29), ends_on=date(2013, 10, 31)
        )
    )


def handed_in(workshop, **words):
    return hand_in_form(
        **{
            "workshop": workshop, "ratings": {"overall": 4}, "channel": "web", "language": "en",
            "on": date(2013, 10, 31),
        }
        | words
    )  # fmt: skip


def test_all_who_came_to_learn_are_asked_once_each_in_their_language(workshop):
    a_participant(workshop, person=UserFactory(language="fr"))
    NomineeFactory(workshop=workshop, attended_at=AT, language="es", email="no.account@example.org")
    a_participant(workshop, category="trainer")
    a_participant(workshop, attended_at=None)

    assert request_evaluations(workshop=workshop, at=AT) == 2
    assert request_evaluations(workshop=workshop, at=AT) == 0
    letters = Letter.objects.filter(kind="training").order_by("pk")
    assert [(one.language, "/training/own/" in one.text) for one in letters] == [
        ("fr", True),
        ("es", True),
    ]


def test_they_are_asked_on_the_last_day_and_not_before(workshop):
    a_participant(workshop)

    assert request_due_evaluations(at=datetime(2013, 10, 30, 20, tzinfo=UTC)) == 0
    assert request_due_evaluations(at=AT) == 1
    assert request_due_evaluations(at=datetime(2014, 10, 30, 20, tzinfo=UTC)) == 0


def test_nothing_joins_an_opinion_to_whose_it_is(workshop):
    registration = a_participant(workshop)
    request_evaluations(workshop=workshop, at=AT)

    form = handed_in(workshop, registration=registration, helped="The mock COP")

    assert {field.name for field in FilledForm._meta.get_fields() if field.is_relation} == {
        "workshop",
        "ratings",
        "entered_by",
    }
    assert form.filled_on == EvaluationRequest.objects.get().answered_on == date(2013, 10, 31)
    assert JournalEntry.objects.get(verb="took in evaluation form").actor is None


def test_a_form_is_handed_in_once(workshop):
    registration = a_participant(workshop)
    request_evaluations(workshop=workshop, at=AT)
    handed_in(workshop, registration=registration)

    with pytest.raises(AlreadyAnswered):
        handed_in(workshop, registration=registration)
    assert FilledForm.objects.count() == 1


def test_a_paper_of_the_same_number_is_not_typed_in_twice(workshop):
    handed_in(workshop, channel="paper", paper_number=7)

    with pytest.raises(AlreadyAnswered):
        handed_in(workshop, channel="paper", paper_number=7)


def test_the_same_promise_once_more_changes_only_its_day(workshop):
    registration = a_participant(workshop)
    commit_to(registration=registration, will="train the rangers", by=None, at=AT)

    commit_to(registration=registration, will="train the rangers ", by=date(2014, 1, 1), at=AT)

    assert Commitment.objects.get().by == date(2014, 1, 1)
