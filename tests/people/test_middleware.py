import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
DESK = ["/admin/", "/admin/account/", "/admin/reports/site-history/", "/admin/users/"]


@pytest.fixture(autouse=True)
def _outside_the_demo(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def secretariat():
    return seated(Role.ADMINISTRATOR)


@pytest.mark.parametrize("path", DESK)
def test_a_visitor_is_sent_to_the_one_door_and_back(client, path):
    answer = client.get(path)

    assert answer["Location"] == f"{reverse('account_login')}?next={path}"


@pytest.mark.parametrize("path", DESK)
def test_a_focal_point_is_refused(client, path):
    client.force_login(UserFactory())

    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", DESK)
def test_staff_without_a_second_key_set_one_up_first(client, secretariat, path):
    client.force_login(secretariat)

    answer = client.get(path)

    assert answer["Location"] == reverse("mfa_index")
    assert "The desk opens with two keys" in client.get(answer["Location"]).content.decode()


def test_recovery_codes_alone_are_no_second_key(client, secretariat):
    RecoveryCodes.activate(secretariat)
    client.force_login(secretariat)

    assert client.get("/admin/")["Location"] == reverse("mfa_index")


def test_with_a_second_key_the_desk_opens(client, secretariat):
    TOTP.activate(secretariat, generate_totp_secret())
    client.force_login(secretariat)

    assert client.get("/admin/").status_code == 200
    assert "Go to the desk" in client.get(reverse("mfa_index")).content.decode()
    assert Authenticator.objects.filter(user=secretariat).exists()


def test_in_the_demo_one_key_is_enough(client, secretariat, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(secretariat)

    assert client.get("/admin/").status_code == 200


def test_wagtails_own_door_leads_to_the_one_door(client):
    answer = client.get("/admin/login/?next=/admin/users/")

    assert answer["Location"] == f"{reverse('account_login')}?next=/admin/users/"


def test_wagtails_own_door_takes_no_password(client, secretariat):
    secretariat.set_password("a long walk")
    secretariat.save()

    answer = client.post(
        "/admin/login/", {"username": secretariat.email, "password": "a long walk"}
    )

    assert answer.status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["/admin/password_reset/", "/admin/password_reset/confirm/a/b-c/"])
def test_wagtails_own_way_to_a_new_password_is_closed(client, path):
    assert client.get(path).status_code in (403, 404)
