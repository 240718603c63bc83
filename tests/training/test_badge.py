import json
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from tests.factories.learning import a_participant
from whimbrel.cli.secret import new_badge_key
from whimbrel.training.badge import NoBadgeKey, public_keys, signed_credential
from whimbrel.training.models import Certificate

pytestmark = pytest.mark.django_db
KEY = new_badge_key()
SITE = "https://cms.example.org"


@pytest.fixture(autouse=True)
def a_site_with_a_key(settings):
    settings.BADGE_KEY, settings.SITE_URL = KEY, SITE


@pytest.fixture
def certificate():
    return Certificate.objects.create(
        registration=a_participant(), name="Focal point, Kenya", language="fr", attendance=90,
        issued_at=datetime(2013, 11, 4, 9, tzinfo=UTC),
    )  # fmt: skip


def public_key(client):
    """What a verifier makes of the page of our key: by another library than the one that signed."""
    import jwt

    (jwk,) = client.get("/badges/keys.json").json()["keys"]
    return jwt.PyJWK(jwk).key


def fetched(client):
    """How a verifier gets what lies on this site."""
    return lambda url: client.get(url.removeprefix(SITE)).content


def test_another_s_verifier_takes_the_badge_for_genuine(client, certificate):
    badge = OB3Verifier(public_key(client)).verify(signed_credential(certificate))

    assert badge.issuer.name == "CMS Secretariat"
    assert badge.achievement.name == certificate.registration.workshop.title
    assert "90 per cent" in badge.achievement.criteria_narrative


def test_the_issuer_s_page_is_what_the_badge_names(client, certificate):
    badge = OB3Verifier(public_key(client)).verify(signed_credential(certificate))

    profile = client.get(badge.issuer.id.removeprefix(SITE)).json()
    assert profile["id"] == badge.issuer.id
    assert profile["type"] == ["Profile"]


def test_the_holder_stands_in_it_by_name_and_by_a_hash(certificate):
    head, body, _seal = signed_credential(certificate).split(".")
    import base64

    said = json.loads(base64.urlsafe_b64decode(body + "=="))

    assert certificate.registration.person.email not in json.dumps(said)
    assert [one["identityType"] for one in said["credentialSubject"]["identifier"]] == [
        "name",
        "emailAddress",
    ]


def test_a_badge_that_was_changed_is_refused(client, certificate):
    head, body, seal = signed_credential(certificate).split(".")
    changed = body[:-8] + ("A" if body[-8] != "A" else "B") + body[-7:]

    with pytest.raises(OB3VerificationError):
        OB3Verifier(public_key(client)).verify(f"{head}.{changed}.{seal}")


def test_a_badge_that_was_taken_back_is_refused_and_others_are_not(client, certificate):
    another = Certificate.objects.create(
        registration=a_participant(), name="Another", language="en",
        issued_at=now() - timedelta(days=1),
    )  # fmt: skip
    verifier = OB3Verifier(public_key(client))
    token = signed_credential(certificate)
    verifier.verify(token, check_status=True, download=fetched(client))

    certificate.revoked_at, certificate.revoked_because = now(), "Wrong person"
    certificate.save()

    with pytest.raises(OB3VerificationError, match="revocation"):
        verifier.verify(token, check_status=True, download=fetched(client))
    verifier.verify(signed_credential(another), check_status=True, download=fetched(client))


def test_without_a_key_nothing_is_signed(settings, client, certificate):
    settings.BADGE_KEY = ""

    with pytest.raises(NoBadgeKey):
        signed_credential(certificate)
    assert client.get("/badges/keys.json").status_code == 404


def test_the_page_of_the_key_holds_nothing_of_the_private_one():
    assert set(public_keys()["keys"][0]) == {"kty", "n", "e", "alg", "use"}
