from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.learning import a_participant
from tests.factories.training import WorkshopFactory
from whimbrel.cli.secret import new_badge_key
from whimbrel.training.actions.certificates import (
    issue_certificates,
    revoke_certificate,
    set_certificate_rule,
)
from whimbrel.training.emails.evaluation import participant_token
from whimbrel.training.models import Certificate

pytestmark = pytest.mark.django_db
AT = datetime(2013, 11, 4, 9, tzinfo=UTC)
KEY = new_badge_key()


@pytest.fixture(autouse=True)
def _one_key_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.BADGE_KEY = KEY


@pytest.fixture
def certificate():
    workshop = WorkshopFactory()
    registration = a_participant(workshop)
    keeper = seated()
    set_certificate_rule(workshop=workshop, attendance=80, score=None, signed_as="", by=keeper)
    issue_certificates(workshop=workshop, by=keeper, at=AT)
    return registration.certificates.get()


def main(answer):
    return BeautifulSoup(answer.content, "html.parser").main


def text(answer):
    return " ".join(main(answer).get_text(" ", strip=True).split())


def page(name, *args):
    return reverse(f"training:{name}", args=args)


def test_anybody_with_the_code_sees_that_it_is_valid_and_no_more(client, certificate):
    answer = client.get(page("certificate_detail", certificate.code))

    said = text(answer)
    assert "This certificate is valid" in said
    assert certificate.name in said
    registration = certificate.registration
    assert registration.address not in said
    assert registration.country.name not in said
    assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("change", [str.lower, lambda code: f" {code[:5]} {code[5:]}", str.upper])
def test_a_code_is_found_however_it_is_typed(client, certificate, change):
    answer = client.get(page("certificate_check"), {"code": change(certificate.code)})

    assert answer.headers["Location"] == page("certificate_detail", certificate.code)


def test_an_unknown_code_is_told_and_kept_in_the_form(client):
    answer = client.get(page("certificate_check"), {"code": "ABCDE"})

    assert answer.status_code == 404
    assert main(answer).select_one("#code")["value"] == "ABCDE"
    assert client.get(page("certificate_detail", "abcde")).status_code == 404


def test_one_that_was_taken_back_says_so_and_why(client, certificate):
    revoke_certificate(certificate=certificate, because="Wrong person", by=seated(), at=AT)

    said = text(client.get(page("certificate_detail", certificate.code)))

    assert "This certificate was taken back" in said
    assert "Wrong person" in said


def test_a_name_that_is_no_longer_kept_is_not_shown(client, certificate):
    name = certificate.name
    Certificate.objects.update(name="")

    said = text(client.get(page("certificate_detail", certificate.code)))

    assert name not in said
    assert "no longer kept here" in said


def test_the_holder_takes_the_sheet_and_the_badge_away(client, certificate):
    token = participant_token(certificate.registration)

    sheet = client.get(page("certificate_file", token))
    badge = client.get(page("badge_file", token))

    assert sheet.content.startswith(b"%PDF-")
    assert badge.content.count(b".") == 2
    assert badge.headers["Content-Type"] == "application/vc+jwt"


def test_without_a_certificate_there_is_no_file(client):
    token = participant_token(a_participant())

    assert client.get(page("certificate_file", token)).status_code == 404
    assert client.get(page("badge_file", token)).status_code == 404


def test_without_a_key_the_badge_waits_and_the_sheet_does_not(client, settings, certificate):
    settings.BADGE_KEY = ""
    token = participant_token(certificate.registration)

    assert client.get(page("badge_file", token)).status_code == 503
    assert client.get(page("certificate_file", token)).status_code == 200


def test_the_keeper_sets_a_rule_issues_and_takes_back(client):
    registration = a_participant()
    code = registration.workshop.meeting.code
    client.force_login(seated())
    where = page("certificates_keep", code)

    assert client.post(where, {"attendance": "120"}).status_code == 422
    client.post(where, {"attendance": "80", "score": "", "signed_as": "Secretariat"})
    assert "1 certificate is issued." in text(client.post(where, {"issue": "1"}, follow=True))
    certificate = Certificate.objects.get()
    revoke = page("certificate_revoke", certificate.pk)
    assert client.post(revoke, {"because": ""}).status_code == 422
    client.post(revoke, {"because": "Wrong name"})

    certificate.refresh_from_db()
    assert certificate.revoked_because == "Wrong name"
    assert client.get(revoke).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_keeping_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    workshop, keeper = WorkshopFactory(), seated()
    for _person in range(number):
        a_participant(workshop)
    set_certificate_rule(workshop=workshop, attendance=80, score=None, signed_as="", by=keeper)
    issue_certificates(workshop=workshop, by=keeper, at=AT)
    client.force_login(keeper)
    client.get(page("certificates_keep", workshop.meeting.code))

    with django_assert_num_queries(12):
        client.get(page("certificates_keep", workshop.meeting.code))
