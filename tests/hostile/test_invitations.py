"""Attacks on letters and the links that follow them: forged, used, old and raced links, broken heads, sheets of formulas."""

import re
import threading
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail, signing
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.utils.timezone import localdate, now

from tests.factories.contacts import KENYA, contacts_csv, contacts_xlsx
from tests.factories.designations import LetterFactory, invited, seated, taken
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.core.mail.sending import deliver_due_letters
from whimbrel.core.models import Letter
from whimbrel.designations.actions.confirmations import ask
from whimbrel.designations.actions.invitations import (
    InvitationClosed,
    accept_invitation,
    fingerprint,
    invite,
)
from whimbrel.designations.emails import confirmation_token
from whimbrel.designations.models import Confirmation, DesignationLetter, Invitation
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_attempts_of_other_tests():
    cache.clear()


def link(token):
    return f"/en/invitations/{token}/"


def is_signed_in(client):
    return "_auth_user_id" in client.session


# Links


def test_the_link_itself_opens_the_door_once(client):
    person, token = invited()

    client.post(link(token))

    assert client.session["_auth_user_id"] == str(person.pk)


def test_looking_at_a_link_uses_nothing_up_and_signs_nobody_in(client):
    _, token = invited()

    for _ in range(3):
        assert client.get(link(token)).status_code == 200

    assert not is_signed_in(client)
    assert Invitation.objects.get().accepted_at is None


@pytest.mark.parametrize(
    "forge",
    [
        lambda token: token[:-1],
        lambda token: token + "A",
        lambda token: token.swapcase(),
        fingerprint,
        lambda token: "' OR 1=1 --",
        lambda token: "%00",
        lambda token: "A" * 5000,
    ],
)  # fmt: skip
def test_a_forged_link_opens_nothing(client, forge):
    _, token = invited()

    answers = [client.get(link(forge(token))), client.post(link(forge(token)))]

    assert {answer.status_code for answer in answers} == {404}
    assert not is_signed_in(client)
    assert Invitation.objects.get().accepted_at is None


def test_a_link_works_once(client):
    _, token = invited()
    client.post(link(token))
    elsewhere = type(client)()

    answer = elsewhere.post(link(token))

    assert answer.status_code == 410
    assert not is_signed_in(elsewhere)


@pytest.mark.parametrize("state", ["expired", "withdrawn", "closed"])
def test_a_link_that_is_over_opens_nothing(client, state):
    person, token = invited()
    if state == "expired":
        Invitation.objects.update(expires_at=now() - timedelta(seconds=1))
    elif state == "withdrawn":
        invite(person=person, at=now())
    else:
        User.objects.filter(pk=person.pk).update(is_active=False)

    answer = client.post(link(token))

    assert answer.status_code in (200, 404, 410)
    assert not is_signed_in(client)


def test_whoever_finds_an_old_link_renews_it_only_into_the_letter_box_of_its_person(client):
    person, token = invited()
    Invitation.objects.update(expires_at=now() - timedelta(seconds=1))

    page = client.post(link(token)).content.decode()

    newest = Letter.objects.filter(kind="invitation").latest("pk")
    assert newest.address == person.email
    assert person.email not in page
    renewed = re.search(r"/invitations/([\w-]+)/", newest.text)[1]
    assert renewed != token
    assert renewed not in page


def test_a_used_link_renews_nothing(client):
    _, token = invited()
    client.post(link(token))
    client.logout()

    client.post(link(token))

    assert Letter.objects.filter(kind="invitation").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_who_press_at_the_same_moment_one_comes_in():
    invited()
    invitation = Invitation.objects.get()
    start, outcomes = threading.Barrier(4), []

    def press():
        try:
            start.wait()
            accept_invitation(invitation=Invitation.objects.get(pk=invitation.pk), at=now())
            outcomes.append("in")
        except InvitationClosed:
            outcomes.append("closed")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["closed", "closed", "closed", "in"]


def test_the_page_of_a_link_tells_no_other_page_its_address(client):
    _, token = invited()

    # At most whose house it is; "no-referrer" would keep a browser from pressing the button.
    assert client.get(link(token))["Referrer-Policy"] == "strict-origin"
    assert "no-store" in client.get(link(token))["Cache-Control"]


# Fixed sessions


def test_the_session_key_changes_when_one_comes_in_by_a_link(client):
    _, token = invited()
    session = client.session
    session["a visitor's"] = "thing"
    session.save()
    before = session.session_key

    client.post(link(token))

    assert is_signed_in(client)
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_session_key_that_a_visitor_brings_is_never_taken_over(client, settings):
    _, token = invited()
    brought = "chosenbytheattacker0123456789abc"
    client.cookies[settings.SESSION_COOKIE_NAME] = brought

    client.post(link(token))

    assert is_signed_in(client)
    assert client.session.session_key != brought
    assert not Session.objects.filter(session_key=brought).exists()


def test_a_link_never_goes_on_in_the_session_of_somebody_else(client):
    other = UserFactory()
    client.force_login(other)
    client.session["kept"] = "by the other"
    person, token = invited()

    client.post(link(token))

    assert client.session["_auth_user_id"] == str(person.pk)
    assert "kept" not in client.session


# Letters


@pytest.fixture
def focal_point(client):
    designation = DesignationFactory(
        country=CountryFactory(iso3="KEN", name_en="Kenya"),
        instrument=InstrumentFactory(code="CMS"),
        starts_on=localdate() - timedelta(days=400),
    )
    client.force_login(designation.person)
    return designation


def handed_in(client, designation, **said):
    form = {
        "kind": "opens", "role": "deputy", "person_name": "Deputy", "email": "new@example.org",
        "instruments": [designation.instrument_id], "language": "en", "starts_on": "2026-03-01",
        "authority": "Ministry", "dated_on": "2026-02-01",
        "file": SimpleUploadedFile("letter.pdf", b"%PDF-1.7"),
    }  # fmt: skip
    return client.post("/en/countries/KEN/letters/new/", form | said)


BREAKS = ["\r\nBcc: evil@example.org", "\nSubject: Evil", "\r\n\r\n<p>evil</p>", "\u2028Bcc: evil"]


@pytest.mark.parametrize("broken", BREAKS, ids=repr)
@pytest.mark.parametrize("field", ["person_name", "authority"])
def test_no_line_of_a_letter_breaks_into_the_head_of_a_mail(
    client, focal_point, settings, broken, field
):
    settings.SECOND_FACTOR_REQUIRED = False
    handed_in(client, focal_point, **{field: f"Deputy{broken}"})
    for letter in DesignationLetter.objects.all():
        taken(letter)

    deliver_due_letters()

    for sent in mail.outbox:
        head = sent.message().as_bytes().partition(b"\n\n")[0]
        assert b"evil@" not in head
        assert sent.subject.count("\n") == 0
        assert sent.recipients() == [sent.to[0]]
        assert sent.message()["Bcc"] is None


@pytest.mark.parametrize("broken", BREAKS, ids=repr)
@pytest.mark.parametrize("field", ["email", "new_email"])
def test_no_address_of_a_letter_holds_a_second_one(client, focal_point, broken, field):
    said = {"kind": "changes", field: f"new@example.org{broken}"}

    assert handed_in(client, focal_point, **said).status_code == 422
    assert not DesignationLetter.objects.exists()


def test_a_focal_point_settles_no_letter_not_even_the_own(client, focal_point):
    handed_in(client, focal_point)
    letter = DesignationLetter.objects.get()

    answer = client.post(f"/admin/designation-letters/{letter.pk}/", {"take": "", "points": []})

    assert answer.status_code == 403
    assert DesignationLetter.objects.waiting().exists()


@pytest.mark.parametrize("extra", ["settled_at", "settled_by", "sent_back_because", "country"])
def test_no_field_beside_those_asked_for_is_taken(client, focal_point, extra):
    other = CountryFactory(iso3="SEN")

    handed_in(client, focal_point, **{extra: str(other.pk)})

    letter = DesignationLetter.objects.get()
    assert letter.country == focal_point.country
    assert (letter.settled_at, letter.settled_by, letter.sent_back_because) == (None, None, "")


def test_the_scan_of_another_country_looks_like_one_that_is_not_there(client, focal_point):
    other = LetterFactory(country=CountryFactory(iso3="SEN"))

    answers = [client.get(f"/en/letters/{pk}/scan/") for pk in (other.pk, 987654)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert b"SEN" not in answers[0].content


# The yearly question


@pytest.mark.parametrize(
    "forge",
    [
        lambda token: token.replace(":", "%3A", 1)[:-2],
        lambda token: "1",
        lambda token: signing.dumps(1, key="another house", salt="whimbrel.designations.confirmation"),
        lambda token: signing.dumps([1, 2], salt="another salt"),
    ],
)  # fmt: skip
def test_a_tampered_question_is_answered_by_nobody(client, focal_point, forge):
    client.logout()
    (asked,) = ask(designations=[focal_point], at=now())

    answer = client.post(f"/en/questions/{forge(confirmation_token(asked))}/", {"right": "1"})

    assert answer.status_code == 404
    assert Confirmation.objects.open().count() == 1


def test_the_key_to_a_question_signs_nobody_in_and_opens_no_other_question(client, focal_point):
    client.logout()
    other = DesignationFactory()
    asked, _ = (ask(designations=[one], at=now())[0] for one in (focal_point, other))

    client.post(f"/en/questions/{confirmation_token(asked)}/", {"right": "1"})

    assert not is_signed_in(client)
    assert [one.designation for one in Confirmation.objects.open()] == [other]


# Sheets


FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://evil.example","click")',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "'=1+1",
]


@pytest.mark.parametrize("write", [contacts_csv, contacts_xlsx])
@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("heading", ["Position", "Work Phone"])
def test_no_formula_of_a_sheet_becomes_a_particular_of_a_person(
    client, settings, write, formula, heading
):
    settings.SECOND_FACTOR_REQUIRED = False
    InstrumentFactory(code="CMS")
    CountryFactory(iso3="KEN", name_en="Kenya")
    client.force_login(seated())
    sheet = SimpleUploadedFile("contacts", write(KENYA | {heading: formula}))

    answer = client.post(
        "/admin/directory-sheets/new/", {"file": sheet, "starts_on": localdate().isoformat()}
    )

    assert answer.status_code == 422
    assert not User.objects.filter(email="kenya@example.org").exists()
    assert not Designation.objects.filter(country__iso3="KEN").exists()
