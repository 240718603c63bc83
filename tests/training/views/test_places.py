from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    RegistrationFactory,
    WorkshopFactory,
    standing,
)
from whimbrel.training.emails.places import place_token
from whimbrel.training.models import Status

pytestmark = pytest.mark.django_db
PASSPORT = "Number of the passport"


def a_place(status=Status.SELECTED, **fields):
    workshop = WorkshopFactory(places=1, video_link="https://video.example/room")
    return standing(NomineeFactory(workshop=workshop, **fields), status)


def page(one):
    return reverse("training:place_detail", args=[place_token(one)])


def test_the_link_opens_one_s_own_place_without_an_account(client):
    one = a_place()

    answer = client.get(page(one))

    assert answer.status_code == 200
    assert one.family_name in answer.text
    assert "I will come" in answer.text
    assert "video.example" not in answer.text


@pytest.mark.parametrize("token", ["a-token", "MQ:abc:def"])
def test_a_damaged_link_opens_nothing(client, token):
    answer = client.get(reverse("training:place_detail", args=[token]))

    assert answer.status_code == 404
    assert "opens nothing" in answer.text


def test_one_press_confirms_and_then_the_video_link_is_shown(client):
    one = a_place()

    answer = client.post(page(one), {"deed": "confirm"}, follow=True)

    assert one.status().status == "confirmed"
    assert "https://video.example/room" in answer.text
    assert one.badge_code in answer.text


def test_somebody_who_waits_sees_their_number_and_can_leave(client):
    one = a_place(Status.WAITING)
    later = standing(
        NomineeFactory(workshop=one.workshop),
        Status.WAITING,
        datetime(2014, 1, 1, tzinfo=UTC),
    )
    assert "number 2" in client.get(page(later)).text

    client.post(page(one), {"deed": "decline", "because": ""})

    assert one.status().status == "declined"
    assert "number 1" in client.get(page(later)).text


def test_a_press_that_comes_too_late_changes_nothing_and_says_so(client):
    one = a_place(Status.WITHDRAWN)

    answer = client.post(page(one), {"deed": "confirm"}, follow=True)

    assert "Nothing was changed" in answer.text
    assert one.status().status == "withdrawn"


def questions(workshop):
    visa = workshop.questions.create(
        slug="visa", text_en="Do you need a visa?", kind="yes_no", is_required=True, place=1
    )
    passport = workshop.questions.create(
        slug="passport",
        text_en=PASSPORT,
        is_required=True,
        is_for_travel=True,
        depends_on=visa,
        shown_for="yes",
        place=2,
    )
    return visa, passport


def test_questions_about_the_journey_are_asked_once_the_place_is_theirs(client):
    one = a_place()
    questions(one.workshop)
    assert PASSPORT not in client.get(page(one)).text

    standing(one, Status.CONFIRMED)

    assert PASSPORT in client.get(page(one)).text


def test_a_question_counts_only_where_the_other_was_answered_so(client):
    one = a_place(Status.CONFIRMED)
    visa, passport = questions(one.workshop)
    asked = {"deed": "questions", f"q{visa.pk}": "yes", f"q{passport.pk}": ""}

    refused = client.post(page(one), asked)
    assert refused.status_code == 422
    assert "Please answer this." in refused.text
    assert not one.answers.exists()

    client.post(page(one), asked | {f"q{passport.pk}": "X 1"})
    assert dict(one.answers.values_list("question__slug", "value")) == {
        "visa": "yes",
        "passport": "X 1",
    }

    client.post(page(one), asked | {f"q{visa.pk}": "no", f"q{passport.pk}": "X 1"})
    assert one.answers.get(question=passport).value == ""


def test_a_change_after_confirmation_waits_for_the_secretariat(client):
    one = a_place(Status.CONFIRMED, family_name="Old")
    sent = {"deed": "details", "given_name": "Participant", "family_name": "New", "language": "en"}

    answer = client.post(page(one), sent, follow=True)

    one.refresh_from_db()
    assert one.family_name == "Old"
    assert one.changes.get().wanted["family_name"] == "New"
    assert "waits for the Secretariat" in answer.text


def test_a_change_before_confirmation_holds_at_once(client):
    one = a_place(family_name="Old")

    client.post(page(one), {"deed": "details", "family_name": "New", "language": "fr"})

    one.refresh_from_db()
    assert (one.family_name, one.language) == ("New", "fr")
    assert not one.changes.exists()


def test_nobody_stands_in_public_unless_they_agree(client):
    one = a_place(Status.CONFIRMED)
    for deed, is_listed in (("list", True), ("unlist", False), ("list", True)):
        client.post(page(one), {"deed": deed})
        one.refresh_from_db()
        assert one.is_listed is is_listed


def test_the_badge_and_the_papers_are_for_those_with_a_place(client):
    one = a_place()
    addresses = [
        reverse(f"training:place_{name}", args=[place_token(one)])
        for name in ("badge", "documents")
    ]
    assert [client.get(address).status_code for address in addresses] == [404, 404]

    standing(one, Status.CONFIRMED)

    badge, papers = (client.get(address) for address in addresses)
    assert badge.content.startswith(b"%PDF-")
    assert b"".join(papers).startswith(b"PK\x05\x06")


def test_from_the_desk_only_one_s_own_place_is_reached(client):
    one = RegistrationFactory()
    address = reverse("training:own_place", args=[one.pk])

    client.force_login(UserFactory())
    assert client.get(address).status_code == 404

    client.force_login(one.person)
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_a_place_costs_the_same_for_one_question_or_many(client, rows, django_assert_num_queries):
    one = a_place(Status.CONFIRMED)
    for n in range(rows):
        one.workshop.questions.create(slug=f"q{n}", text_en="What?")
    address = page(one)
    client.get(address)

    with django_assert_num_queries(15):
        client.get(address)
