"""The one door: who gets in, how, and who does not."""

import re

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from tests.factories.people import UserFactory
from whimbrel.core.mail.sending import deliver_due_letters
from whimbrel.core.models import Letter
from whimbrel.people.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "a long walk over the mudflat"


@pytest.fixture(autouse=True)
def _no_attempts_of_other_tests():
    cache.clear()


@pytest.fixture
def person():
    person = UserFactory(email="focal.point@example.org")
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(client, person, password=PASSWORD, **extra):
    return client.post(
        reverse("account_login"), {"login": person.email, "password": password, **extra}
    )


def is_signed_in(client):
    return "_auth_user_id" in client.session


def code_of(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def set_up_app(client):
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    return secret, answer


def test_the_right_password_opens_the_door(client, person):
    answer = sign_in(client, person)

    assert answer.status_code == 302
    assert is_signed_in(client)


def test_a_person_comes_to_the_desk_in_their_language(client, person):
    person.language = "fr"
    person.save()

    assert sign_in(client, person)["Location"] == "/fr/desk/"


def test_a_person_goes_on_to_where_they_were_going(client, person):
    assert sign_in(client, person, next="/ar/accounts/")["Location"] == "/ar/accounts/"


def test_nobody_is_sent_to_another_site(client, person):
    assert sign_in(client, person, next="https://evil.example/")["Location"] == "/en/desk/"


def test_a_wrong_password_keeps_the_door_shut_and_says_so(client, person):
    answer = sign_in(client, person, "wrong")

    assert not is_signed_in(client)
    assert BeautifulSoup(answer.content, "html.parser").find(role="alert")


def test_a_wrong_password_sounds_the_same_for_an_unknown_address(client, person):
    def told(answer):
        return BeautifulSoup(answer.content, "html.parser").find(role="alert").get_text()

    known = told(sign_in(client, person, "wrong"))
    unknown = told(sign_in(client, UserFactory.build(email="nobody@example.org"), "wrong"))

    assert known == unknown


def test_guessing_is_stopped_after_a_few_attempts(client, person):
    for _ in range(6):
        sign_in(client, person, "wrong")

    sign_in(client, person)

    assert not is_signed_in(client)


def test_a_closed_account_opens_nothing(client, person):
    person.is_active = False
    person.save()

    sign_in(client, person)

    assert not is_signed_in(client)


def test_a_code_by_mail_opens_the_door(client, person):
    client.post(reverse("account_request_login_code"), {"email": person.email})
    deliver_due_letters()
    code = re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", mail.outbox[0].body, re.MULTILINE).group(1)

    client.post(reverse("account_confirm_login_code"), {"code": code})

    assert is_signed_in(client)


def test_a_wrong_code_does_not(client, person):
    client.post(reverse("account_request_login_code"), {"email": person.email})
    answer = client.post(reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"})

    assert not is_signed_in(client)
    assert BeautifulSoup(answer.content, "html.parser").find(role="alert")


def test_a_stranger_is_never_written_to(client):
    client.post(reverse("account_request_login_code"), {"email": "stranger@example.org"})
    client.post(reverse("account_reset_password"), {"email": "stranger@example.org"})

    assert not Letter.objects.exists()


def test_what_opens_an_account_leaves_no_copy_behind(client, person):
    with override("fr"):
        client.post(reverse("account_request_login_code"), {"email": person.email})
    waiting = Letter.objects.get()
    assert (waiting.recipient, waiting.language, waiting.kind) == (person, "fr", "sign_in")
    assert waiting.text

    deliver_due_letters()

    assert mail.outbox[0].to == [person.email]
    assert Letter.objects.get().text == ""


@pytest.mark.parametrize("name", ["account_request_login_code", "account_reset_password"])
def test_for_a_stranger_as_much_is_done_as_for_a_person_and_nothing_stays(person, name):
    def writes(email):
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            Client().post(reverse(name), {"email": email})
        return sum('INSERT INTO "core_letter"' in query["sql"] for query in asked)

    assert writes("stranger@example.org") == 1
    assert not Letter.objects.exists()
    assert writes(person.email) == 1
    assert Letter.objects.count() == 1


def test_nobody_signs_up(client):
    answer = client.post(
        reverse("account_signup"),
        {"email": "stranger@example.org", "password1": PASSWORD, "password2": PASSWORD},
    )

    assert not User.objects.exists()
    assert "People are invited" in answer.content.decode()


def test_the_one_time_link_sets_a_password_signs_in_and_works_once(client):
    newcomer = UserFactory(email="admin@example.org")
    newcomer.set_unusable_password()
    newcomer.save()
    link = reverse(
        "account_reset_password_from_key",
        args=[user_pk_to_url_str(newcomer), default_token_generator.make_token(newcomer)],
    )

    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})

    assert is_signed_in(client)
    newcomer.refresh_from_db()
    assert newcomer.check_password(PASSWORD)
    client.logout()
    assert "works no more" in client.get(link, follow=True).content.decode()


def test_a_forgotten_password_is_replaced_through_the_mail(client, person):
    client.post(reverse("account_reset_password"), {"email": person.email})
    deliver_due_letters()
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body).group(1)

    form = client.get(link, follow=True)
    client.post(
        form.request["PATH_INFO"], {"password1": "new " + PASSWORD, "password2": "new " + PASSWORD}
    )

    person.refresh_from_db()
    assert person.check_password("new " + PASSWORD)


def test_an_app_becomes_the_second_key_and_gives_recovery_codes(client, person):
    sign_in(client, person)

    secret, answer = set_up_app(client)

    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(answer["Location"])
    assert len(BeautifulSoup(codes.content, "html.parser").select(".codes li")) == 10
    assert "no-store" in codes["Cache-Control"]


def test_with_a_second_key_the_password_alone_opens_nothing(client, person):
    sign_in(client, person)
    secret, _ = set_up_app(client)
    client.logout()
    cache.clear()

    answer = sign_in(client, person)

    assert not is_signed_in(client)
    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("mfa_authenticate")).status_code == 200

    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert is_signed_in(client)


def test_a_recovery_code_opens_the_account_once(client, person):
    sign_in(client, person)
    set_up_app(client)
    codes = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
    code = codes.wrap().get_unused_codes()[0]

    opened = []
    for _ in range(2):
        client.logout()
        cache.clear()
        sign_in(client, person)
        client.post(reverse("mfa_authenticate"), {"code": code})
        opened.append(is_signed_in(client))

    assert opened == [True, False]


def test_a_delicate_change_asks_again_who_it_is_after_a_while(client, person, settings):
    sign_in(client, person)
    assert client.get(reverse("mfa_activate_totp")).status_code == 200

    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    answer = client.get(reverse("mfa_activate_totp"))

    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_signing_out_takes_a_press_of_a_button(client, person):
    sign_in(client, person)

    client.get(reverse("account_logout"))
    assert is_signed_in(client)

    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


VISITORS = [
    "account_login",
    "account_request_login_code",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "people:left",
]
OWN = [
    "people:profile_detail",
    "people:privacy_detail",
    "people:session_list",
    "people:my_data",
    "people:leave",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
]


@pytest.mark.parametrize("name", VISITORS + OWN)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_of_an_account_is_private_and_runs_no_inline_script(
    client, person, name, language
):
    if name in OWN:
        sign_in(client, person)

    answer = client.get(reverse(name).replace("/en/", f"/{language}/"))

    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert page.html["lang"] == language
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert len(page.find_all("h1")) == 1
    for script in page.find_all("script"):
        assert script.get("src") or script["type"] == "application/json"
    assert not page.select("[style], [onclick]")
