from datetime import UTC, datetime

import pytest

from tests.factories.designations import seated
from tests.factories.learning import a_participant
from tests.factories.people import UserFactory
from tests.factories.training import SessionFactory, WorkshopFactory
from whimbrel.core.models import Letter
from whimbrel.training.actions.certificates import (
    AlreadyRevoked,
    issue_certificates,
    revoke_certificate,
    set_certificate_rule,
)
from whimbrel.training.models import Certificate, Sitting

pytestmark = pytest.mark.django_db
AT = datetime(2013, 11, 4, 9, tzinfo=UTC)


@pytest.fixture
def workshop():
    workshop = WorkshopFactory()
    set_certificate_rule(
        workshop=workshop, attendance=80, score=None, signed_as="Secretariat", by=seated()
    )
    return workshop


def present(registration, *sessions):
    for session in sessions:
        registration.attendances.create(session=session, presence="present", marked_at=AT)


def issued(workshop):
    return issue_certificates(workshop=workshop, by=seated(), at=AT)


def test_who_was_at_enough_sessions_gets_one_in_their_language(workshop):
    sessions = SessionFactory.create_batch(5, workshop=workshop)
    SessionFactory(workshop=workshop, method="break")
    often = a_participant(workshop, person=UserFactory(language="ar"))
    seldom = a_participant(workshop)
    present(often, *sessions[:4])
    present(seldom, *sessions[1:4])
    present(a_participant(workshop, category="trainer"), *sessions)

    (certificate,) = issued(workshop)

    assert (certificate.registration, certificate.language, certificate.attendance) == (
        often,
        "ar",
        80,
    )
    letter = Letter.objects.get(kind="certificate")
    assert letter.language == "ar"
    assert certificate.code in letter.text


def test_where_attendance_was_never_taken_having_come_is_enough(workshop):
    a_participant(workshop)
    a_participant(workshop, attended_at=None)

    (certificate,) = issued(workshop)
    assert certificate.attendance is None


def test_a_score_is_asked_of_the_test_after(workshop):
    set_certificate_rule(workshop=workshop, attendance=0, score=50, signed_as="", by=seated())
    registration = a_participant(workshop)
    a_participant(workshop)
    sitting = Sitting.objects.create(
        registration=registration, stage="after", taken_at=AT, channel="web"
    )
    from tests.factories.learning import an_item

    for code, is_right in (("a", True), ("b", False)):
        sitting.answers.create(item=an_item(code=code), is_right=is_right)

    (certificate,) = issued(workshop)

    assert (certificate.registration, certificate.score) == (registration, 50)


def test_issuing_twice_gives_one_certificate(workshop):
    a_participant(workshop)

    assert len(issued(workshop)) == 1
    assert len(issued(workshop)) == 0
    assert Certificate.objects.count() == 1


def test_one_is_taken_back_with_a_reason_and_another_may_be_issued(workshop):
    a_participant(workshop)
    (certificate,) = issued(workshop)

    revoke_certificate(certificate=certificate, because="Wrong name", by=seated(), at=AT)

    with pytest.raises(AlreadyRevoked):
        revoke_certificate(certificate=certificate, because="Again", by=seated(), at=AT)
    assert "Wrong name" in Letter.objects.filter(kind="certificate").latest("pk").text
    assert len(issued(workshop)) == 1
