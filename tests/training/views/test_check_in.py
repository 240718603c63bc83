import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    SessionFactory,
    WorkshopFactory,
    standing,
)
from whimbrel.training.models import Attendance, CheckIn, Registration, Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return SessionFactory(
        workshop=WorkshopFactory(places=10),
        starts_at=now() - timedelta(minutes=10),
        ends_at=now() + timedelta(hours=1),
    )


@pytest.fixture
def one(session):
    return standing(NomineeFactory(workshop=session.workshop), Status.CONFIRMED)


@pytest.fixture
def steward(client, session):
    """Somebody who only checks in, at this workshop, today."""
    person = UserFactory()
    session.workshop.stewards.create(
        person=person, task="check_in", starts_on=localdate(), ends_on=localdate()
    )
    client.force_login(person)
    return person


def page(session, name="session"):
    return reverse(f"training:check_in_{name}", args=[session.pk])


def test_one_press_marks_somebody_without_a_script(client, steward, session, one):
    assert one.family_name in client.get(page(session)).text

    client.post(page(session), {"registration": one.pk, "presence": "excused"})
    assert Attendance.objects.get().presence == "excused"

    client.post(page(session), {"registration": one.pk, "presence": "present"})
    assert Attendance.objects.get().presence == "present"


@pytest.mark.parametrize(
    "typed", ["{code}", " {lower} ", "https://here/en/training/badges/{code}/"]
)
def test_a_badge_is_typed_or_scanned(client, steward, session, one, typed):
    code = typed.format(code=one.badge_code, lower=one.badge_code.lower())

    client.post(page(session), {"code": code})

    assert Attendance.objects.present().count() == 1


def test_a_code_of_nobody_is_refused_in_words(client, steward, session):
    answer = client.post(page(session), {"code": "ZZZZZ"})

    assert answer.status_code == 422
    assert "Nobody with a place here has this code" in answer.text


def send(client, session, marks):
    return client.post(
        reverse("training:check_in_marks", args=[session.workshop.pk]),
        json.dumps(marks),
        content_type="application/json",
    )


def test_what_a_phone_kept_is_merged_and_named_back(client, steward, session, one):
    mark = {
        "key": str(uuid4()), "registration": one.pk, "session": session.pk,
        "presence": "present", "made_at": int(now().timestamp() * 1000),
    }  # fmt: skip

    for _ in range(2):
        assert send(client, session, [mark]).json() == {"kept": [mark["key"]]}

    assert CheckIn.objects.get().by == steward


@pytest.mark.parametrize(
    "marks",
    [
        {"key": "x"},
        [1],
        [{"key": "no uuid", "registration": 1, "session": 1, "presence": "present", "made_at": 1}],
        [{"key": str(uuid4()), "registration": 1, "session": 1, "presence": "x", "made_at": 1}],
        [{"key": str(uuid4()), "registration": 1, "session": 1, "presence": "present",
          "made_at": 10**30}],
        [{}] * 501,
    ],
)  # fmt: skip
def test_what_are_no_marks_is_refused_whole(client, steward, session, marks):
    assert send(client, session, marks).status_code == 400
    assert not CheckIn.objects.exists()


def test_a_sheet_signed_on_paper_is_entered_in_one_go(client, steward, session, one):
    other = standing(NomineeFactory(workshop=session.workshop), Status.CONFIRMED)

    client.post(page(session, "sheet"), {f"person-{one.pk}": "present", f"person-{other.pk}": "x"})

    assert list(Attendance.objects.values_list("registration", "presence")) == [(one.pk, "present")]


def test_whoever_only_checks_in_registers_nobody(client, steward, session):
    address = page(session.workshop, "list")

    assert "on no list" not in client.get(address).text
    assert client.post(address, {"family_name": "New"}).status_code == 404


def test_whoever_helps_with_registrations_registers_at_the_door(client, steward, session):
    session.workshop.stewards.create(person=steward, task="registration", starts_on=localdate())

    client.post(
        page(session.workshop, "list"),
        {"family_name": "New", "category": "observer", "language": "en"},
    )

    new = Registration.objects.get()
    assert (new.family_name, new.nominated_by) == ("New", steward)
    assert new.status().status == "confirmed"


def test_the_task_ends_with_its_last_day(client, steward, session):
    session.workshop.stewards.update(
        starts_on=localdate() - timedelta(days=2), ends_on=localdate() - timedelta(days=1)
    )

    for address in (page(session), page(session, "sheet"), page(session.workshop, "list")):
        assert client.get(address).status_code == 404
    assert send(client, session, []).status_code == 404


def test_the_secretariat_checks_in_everywhere(client, secretariat, session):
    assert client.get(page(session)).status_code == 200


def test_the_picture_on_a_badge_leads_to_one_press(client, steward, session, one):
    address = reverse("training:badge_detail", args=[one.badge_code])

    assert f"Present: {session.title}" in client.get(address).text

    client.force_login(UserFactory())
    assert client.get(address).status_code == 404


def here(client, wall_code, badge_code):
    return client.post(reverse("training:here"), {"wall_code": wall_code, "badge_code": badge_code})


def test_a_participant_marks_themselves_by_the_code_on_the_wall(client, steward, session, one):
    client.post(page(session), {"wall": "1"})
    session.refresh_from_db()
    client.logout()

    answer = here(client, session.wall_code.lower(), one.badge_code)

    assert "marked as present" in answer.text
    assert CheckIn.objects.get().how == "code"


def test_the_code_on_the_wall_is_good_only_while_the_session_runs(client, session, one):
    session.wall_code = "ABCDEF"
    session.starts_at, session.ends_at = now() - timedelta(hours=3), now() - timedelta(hours=1)
    session.save()

    assert "No session with this code runs now" in here(client, "ABCDEF", one.badge_code).text
    assert not CheckIn.objects.exists()


def test_a_badge_without_a_place_marks_nobody(client, session):
    session.wall_code = "ABCDEF"
    session.save()
    waiting = standing(NomineeFactory(workshop=session.workshop), Status.WAITING)

    assert "not known here" in here(client, "ABCDEF", waiting.badge_code).text


@pytest.mark.parametrize("rows", [1, 3])
def test_a_session_costs_the_same_for_one_or_many(
    client, steward, session, rows, django_assert_num_queries
):
    for _ in range(rows):
        standing(NomineeFactory(workshop=session.workshop), Status.CONFIRMED)
    client.get(page(session))

    with django_assert_num_queries(7):
        client.get(page(session))
