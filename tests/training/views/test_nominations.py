from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    WorkshopFactory,
    WorkshopInvitationFactory,
    standing,
)
from tests.factories.treaties import DesignationFactory
from whimbrel.training.emails.invitations import invitation_token
from whimbrel.training.models import Nomination, Registration, Status

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 letter"


@pytest.fixture
def invitation():
    workshop = WorkshopFactory(places=20, places_a_party=2, alternates_a_party=1)
    workshop.meeting.starts_on = localdate() + timedelta(days=60)
    workshop.meeting.ends_on = None
    workshop.meeting.save()
    return WorkshopInvitationFactory(workshop=workshop)


@pytest.fixture
def focal_point(client, invitation):
    person = UserFactory()
    DesignationFactory(
        person=person, role="nfp", country=invitation.country, starts_on=date(2020, 1, 1)
    )
    client.force_login(person)
    return person


def address(invitation):
    return reverse("training:nomination_detail", args=[invitation.pk])


def sent(**fields):
    usual = {
        "key": str(uuid4()),
        "reference": "NV/12",
        "file": SimpleUploadedFile("letter.pdf", PDF),
        "person-1-given_name": "Participant",
        "person-1-family_name": "One",
        "person-1-email": "one@ministry.example",
        "person-1-language": "fr",
        "person-2-language": "en",
        "alternate-1-given_name": "Participant",
        "alternate-1-family_name": "Two",
        "alternate-1-email": "two@ministry.example",
        "alternate-1-language": "fr",
        "alternate-1-is_first_time": "yes",
    }
    return usual | fields


def test_a_focal_point_names_a_person_and_an_alternate_with_a_letter(
    client, focal_point, invitation
):
    assert "2 more persons" in client.get(address(invitation)).text

    answer = client.post(address(invitation), sent(), follow=True)

    assert "Named so far" in answer.text
    one, two = Registration.objects.order_by("rank")
    assert (one.family_name, one.is_alternate, one.language) == ("One", False, "fr")
    assert (two.family_name, two.is_alternate, two.is_first_time) == ("Two", True, True)
    letter = Nomination.objects.get()
    got = client.get(reverse("training:nomination_file", args=[letter.pk]))
    assert b"".join(got.streaming_content) == PDF
    assert got["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"file": SimpleUploadedFile("letter.pdf", b"MZ\x90 a program")}, "not a PDF"),
        ({"file": SimpleUploadedFile("letter.exe", PDF)}, "not a PDF"),
        ({"file": SimpleUploadedFile("letter.pdf", b"")}, "empty"),
        ({"file": ""}, "Choose the scan"),
        ({"person-1-email": ""}, "the person confirms the place by e-mail"),
        ({"person-1-email": "two@ministry.example"}, "is named already"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_all_that_was_typed(
    client, focal_point, invitation, changed, words
):
    answer = client.post(address(invitation), sent(**changed))

    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="NV/12"' in answer.text
    assert 'value="One"' in answer.text
    assert not Registration.objects.exists()


def test_nobody_named_is_no_nomination(client, focal_point, invitation):
    empty = {name: "" for name in sent() if name.startswith(("person", "alternate"))}

    answer = client.post(address(invitation), sent(**empty))

    assert "Name at least one person" in answer.text


def test_a_button_pressed_twice_is_one_nomination(client, focal_point, invitation):
    first = sent()
    client.post(address(invitation), first)
    client.post(address(invitation), first | {"file": SimpleUploadedFile("letter.pdf", PDF)})

    assert Registration.objects.count() == 2


def test_a_focal_point_withdraws_their_own_and_nobody_else_s(client, focal_point, invitation):
    client.post(address(invitation), sent())
    own = Registration.objects.get(family_name="One")
    other = standing(NomineeFactory(workshop=invitation.workshop), Status.NOMINATED)

    for one in (own, other):
        client.post(reverse("training:nominee_withdraw", args=[invitation.pk, one.pk]))

    assert own.status().status == "withdrawn"
    assert other.status().status == "nominated"


def test_after_the_last_day_nobody_is_named(client, focal_point, invitation):
    invitation.workshop.nominations_until = localdate() - timedelta(days=1)
    invitation.workshop.save()

    assert "Nominations are closed" in client.get(address(invitation)).text
    assert client.post(address(invitation), sent()).status_code == 404


def test_another_country_s_focal_point_sees_nothing(client, focal_point, invitation):
    other = WorkshopInvitationFactory(workshop=invitation.workshop)

    assert client.get(address(other)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_or_many(
    client, focal_point, invitation, rows, django_assert_num_queries
):
    nomination = Nomination.objects.create(
        invitation=invitation, submitted_at="2026-01-01T00:00Z", key=uuid4()
    )
    for _ in range(rows):
        one = NomineeFactory(
            workshop=invitation.workshop, country=invitation.country, nomination=nomination
        )
        standing(one, Status.NOMINATED)
    client.get(address(invitation))

    with django_assert_num_queries(7):
        client.get(address(invitation))


def by_letter(invitation):
    return reverse("training:nominate_by_letter", args=[invitation_token(invitation)])


def test_an_office_nominates_by_the_key_in_its_letter_and_sees_only_whom_it_named(
    client, invitation
):
    nomination = invitation.nominations.create(
        submitted_at="2026-01-01T00:00Z", key=uuid4(), submitted_by=UserFactory()
    )
    by_others = NomineeFactory(
        workshop=invitation.workshop, country=invitation.country, nomination=nomination
    )
    standing(by_others, Status.NOMINATED)

    answer = client.post(
        by_letter(invitation),
        sent(
            **{"alternate-1-email": "", "alternate-1-given_name": "", "alternate-1-family_name": ""}
        ),
        follow=True,
    )

    assert "Participant One" in answer.text
    assert by_others.name not in answer.text
    assert Registration.objects.get(family_name="One").nomination.submitted_by is None
    letter = reverse("training:letter_by_letter", args=[invitation_token(invitation)])
    assert client.get(letter).content.startswith(b"%PDF")


def test_a_damaged_key_or_a_withdrawn_invitation_opens_nothing(client, invitation):
    assert client.get(by_letter(invitation) + "x/").status_code == 404
    assert client.get(reverse("training:nominate_by_letter", args=["1"])).status_code == 404
    invitation.withdrawn_at = "2026-01-01T00:00Z"
    invitation.save()

    assert client.get(by_letter(invitation)).status_code == 404
