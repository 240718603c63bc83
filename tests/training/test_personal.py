from datetime import UTC, datetime

import pytest

from tests.factories.learning import CompetenceFactory, a_participant, an_assessment, answered
from tests.factories.people import UserFactory
from whimbrel.core.personal import erase_all, held_of
from whimbrel.training.models import NeedsRating

pytestmark = pytest.mark.django_db
AT = datetime(2014, 5, 1, tzinfo=UTC)


@pytest.fixture
def registration():
    person = UserFactory()
    competence = CompetenceFactory(name_en="Negotiating")
    answered(an_assessment(competence), {competence: (2, 4)}, person=person, wish="To chair")
    registration = a_participant(person=person)
    registration.commitments.create(will="train the rangers", made_at=AT)
    registration.follow_ups.create(asked_at=AT, answered_at=AT, used="yes", example="In Kisumu")
    registration.certificates.create(name=str(person), language="en", issued_at=AT)
    return registration


def told(person):
    return {one.name: str(one.rows) for one in held_of(person)}


def test_what_somebody_said_and_learned_is_given_out_to_them(registration):
    held = told(registration.person)

    assert "Negotiating 2 → 4" in held["What you would like to learn"]
    assert "To chair" in held["What you would like to learn"]
    for words in ("train the rangers", "In Kisumu", registration.certificates.get().code):
        assert words in held["What you learned and used"]


def test_when_they_leave_what_counts_stays_and_names_nobody(registration):
    person = registration.person

    erase_all(person, kept_as="former member")

    registration.refresh_from_db()
    assert NeedsRating.objects.count() == 1
    assert NeedsRating.objects.get().response.person is None
    assert registration.commitments.get().will == "–"
    assert registration.follow_ups.get().example == ""
    assert registration.certificates.get().name == ""
