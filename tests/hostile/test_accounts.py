"""Attacks on accounts: guessing ids, finding out who has one, fixed sessions, forged hosts, ways to elsewhere."""

import re
from urllib.parse import urlsplit

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.hostile import hashing
from whimbrel.core.mail.sending import deliver_due_letters
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db
PASSWORD = "a long walk over the mudflat"
# The clock, and the length of an address that a page repeats.
CHANGING = {"Expires", "Content-Length"}
KNOWN, UNKNOWN = "known@example.org", "never.seen@example.org"


@pytest.fixture(autouse=True)
def _no_attempts_of_other_tests():
    cache.clear()


@pytest.fixture
def person():
    person = UserFactory(email=KNOWN)
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(client, **extra):
    return client.post(reverse("account_login"), {"login": KNOWN, "password": PASSWORD, **extra})


def sent_letter():
    """The one letter that the worker finds waiting, as it leaves the house."""
    deliver_due_letters()
    (letter,) = mail.outbox
    return letter


def is_signed_in(client):
    return "_auth_user_id" in client.session


# Guessing ids


@pytest.fixture
def key_of_another():
    return Authenticator.objects.create(
        user=UserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "My telephone"}
    )


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_the_key_of_another_is_neither_seen_nor_changed(client, person, key_of_another, name):
    sign_in(client)
    where = reverse(name, args=[key_of_another.pk])

    answers = [client.get(where), client.post(where, {"name": "Mine now"})]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Authenticator.objects.get().data == {"name": "My telephone"}


def test_the_key_of_another_looks_like_one_that_is_not_there(client, person, key_of_another):
    sign_in(client)

    pages = []
    for pk in (key_of_another.pk, 987654):
        where = reverse("mfa_edit_webauthn", args=[pk])
        pages.append(words(client.get(where).content).replace(where.removeprefix("/en"), "…"))

    assert pages[0] == pages[1]


def test_a_one_time_link_opens_no_other_account_than_its_own(client, person):
    other = UserFactory()
    link = reverse(
        "account_reset_password_from_key",
        args=[user_pk_to_url_str(other), default_token_generator.make_token(person)],
    )

    page = client.get(link, follow=True)

    assert "works no more" in page.content.decode()
    assert not is_signed_in(client)


def test_a_code_opens_nothing_in_another_browser(client, client_elsewhere, person):
    client.post(reverse("account_request_login_code"), {"email": KNOWN})
    code = re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", sent_letter().body, re.MULTILINE).group(1)

    client_elsewhere.post(reverse("account_request_login_code"), {"email": UNKNOWN})
    client_elsewhere.post(reverse("account_confirm_login_code"), {"code": code})

    assert not is_signed_in(client_elsewhere)


@pytest.fixture
def client_elsewhere(client):
    return type(client)()


# Finding out who has an account


def words(body):
    """The page without what differs from one answer to the next in any case."""
    page = BeautifulSoup(body.decode(), "html.parser")
    for secret in page.find_all("input", attrs={"name": "csrfmiddlewaretoken"}):
        secret.decompose()
    return page.decode()


def seen_of(client, name, form):
    """All that an attacker sees, the typed address itself taken out."""
    typed = next(value for value in form.values() if "@" in value)
    answer = client.post(reverse(name), form)
    pages = [answer, client.get(answer["Location"])] if answer.status_code == 302 else [answer]
    return [
        (
            page.status_code,
            {key: value for key, value in page.headers.items() if key not in CHANGING},
            sorted(page.cookies),
            words(page.content).replace(typed, "…"),
        )
        for page in pages
    ]


FORMS = {
    "account_login": {"login": "", "password": "wrong"},
    "account_request_login_code": {"email": ""},
    "account_reset_password": {"email": ""},
}


@pytest.fixture
def in_three_states(person):
    """Accounts of every state, by address."""
    UserFactory(email="closed@example.org", is_active=False)
    newcomer = UserFactory(email="invited@example.org")
    newcomer.set_unusable_password()
    newcomer.save()
    return [KNOWN, "closed@example.org", "invited@example.org"]


@pytest.mark.parametrize("name", FORMS)
def test_a_known_and_an_unknown_address_get_the_same_answer(client, in_three_states, name):
    def seen(address):
        cache.clear()
        form = {field: value or address for field, value in FORMS[name].items()}
        return seen_of(type(client)(), name, form)

    unknown = seen(UNKNOWN)

    for address in in_three_states:
        assert seen(address) == unknown, address


def test_a_known_and_an_unknown_address_cost_the_same_hashing(client, in_three_states, settings):
    settings.PASSWORD_HASHERS = ["tests.hostile.hashing.CountingHasher"]
    costs = {}
    for address in [UNKNOWN, *in_three_states]:
        cache.clear()
        hashing.worked.clear()
        client.post(reverse("account_login"), {"login": address, "password": "wrong"})
        costs[address] = len(hashing.worked)

    assert set(costs.values()) == {1}


# Fixed sessions


def by_password(client, person):
    sign_in(client)


def by_code(client, person):
    client.post(reverse("account_request_login_code"), {"email": KNOWN})
    code = re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", sent_letter().body, re.MULTILINE).group(1)
    client.post(reverse("account_confirm_login_code"), {"code": code})


def by_one_time_link(client, person):
    link = reverse(
        "account_reset_password_from_key",
        args=[user_pk_to_url_str(person), default_token_generator.make_token(person)],
    )
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})


WAYS_IN = [by_password, by_code, by_one_time_link]


@pytest.mark.parametrize("come_in", WAYS_IN)
def test_the_session_key_changes_at_the_door(client, person, come_in):
    session = client.session
    session["a visitor's"] = "thing"
    session.save()
    before = session.session_key

    come_in(client, person)

    assert is_signed_in(client)
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


@pytest.mark.parametrize("come_in", WAYS_IN)
def test_a_session_key_that_a_visitor_brings_is_never_taken_over(client, person, settings, come_in):
    brought = "chosenbytheattacker0123456789abc"
    client.cookies[settings.SESSION_COOKIE_NAME] = brought

    come_in(client, person)

    assert is_signed_in(client)
    assert client.session.session_key != brought
    assert not Session.objects.filter(session_key=brought).exists()


def test_a_session_ends_with_signing_out(client, client_elsewhere, person, settings):
    sign_in(client)
    name = settings.SESSION_COOKIE_NAME
    client_elsewhere.cookies[name] = client.cookies[name].value
    assert client_elsewhere.get(reverse("people:profile_detail")).status_code == 200

    client.post(reverse("account_logout"))

    assert client_elsewhere.get(reverse("people:profile_detail")).status_code == 302


# Forged hosts

MAILS = {"account_request_login_code": KNOWN, "account_reset_password": KNOWN}
FORGED = [
    {"HTTP_HOST": "evil.example"},
    {"HTTP_HOST": "localhost.evil.example"},
    {"HTTP_HOST": "localhost@evil.example"},
    {"HTTP_HOST": "localhost:80@evil.example"},
    {"HTTP_HOST": "evil.example#localhost"},
]
UNHEEDED = [
    {"HTTP_X_FORWARDED_HOST": "evil.example"},
    {"HTTP_FORWARDED": "host=evil.example"},
    {"HTTP_X_FORWARDED_SERVER": "evil.example"},
    {"HTTP_X_HOST": "evil.example"},
    {"HTTP_REFERER": "https://evil.example/"},
]


@pytest.mark.parametrize("name", MAILS)
@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_a_request_for_another_host_is_refused_and_nobody_is_written_to(
    client, person, name, forged
):
    answer = client.post(reverse(name), {"email": KNOWN}, **forged)

    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()
    assert not Letter.objects.exists()


@pytest.mark.parametrize("name", MAILS)
@pytest.mark.parametrize("forged", UNHEEDED, ids=str)
def test_no_link_in_a_mail_leads_to_a_forged_host(client, person, name, forged):
    client.post(reverse(name), {"email": KNOWN}, **forged)

    assert "evil" not in str(sent_letter().message())


# Ways to elsewhere

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "https:evil.example",
    "https:///evil.example/",
    "http://testserver@evil.example/",
    "http://testserver.evil.example/",
    "\t//evil.example/",
    "\x01//evil.example/",
    "javascript:alert(1)",
    "data:text/html,evil",
    "ftp://evil.example/",
]


def stays(location):
    """A browser that gets this goes to a page of ours: it drops control characters and turns backslashes."""
    read = re.sub(r"[\x00-\x20]", "", location).replace("\\", "/")
    parts = urlsplit(read)
    return read.startswith("/") and not read.startswith("//") and not parts.scheme


@pytest.mark.parametrize("way", ELSEWHERE)
def test_signing_in_leads_to_no_other_site(client, person, way):
    answer = sign_in(client, next=way)

    assert is_signed_in(client)
    assert stays(answer["Location"])


@pytest.mark.parametrize("way", ELSEWHERE)
def test_who_is_signed_in_already_is_sent_to_no_other_site(client, person, way):
    sign_in(client)

    for page in (reverse("account_login"), reverse("account_signup")):
        assert stays(client.get(page, {"next": way})["Location"])


@pytest.mark.parametrize("way", ELSEWHERE)
def test_signing_out_leads_to_no_other_site(client, person, way):
    sign_in(client)

    assert stays(client.post(reverse("account_logout"), {"next": way})["Location"])


@pytest.mark.parametrize("way", ELSEWHERE)
def test_the_desk_s_door_leads_to_no_other_site(client, way):
    location = client.get("/admin/login/", {"next": way})["Location"]

    assert stays(location)
    assert "evil" not in location


@pytest.mark.parametrize("way", ELSEWHERE)
def test_no_link_of_the_sign_in_page_leads_to_another_site(client, way):
    page = BeautifulSoup(client.get(reverse("account_login"), {"next": way}).content, "html.parser")

    links = [link["href"] for link in page.select("a[href]")]
    forms = [form["action"] for form in page.select("form[action]")]

    assert [one for one in links + forms if "evil.example" in urlsplit(one).netloc] == []
