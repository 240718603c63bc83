import gc
import re
import tracemalloc
from datetime import date, timedelta

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils.timezone import localdate

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
    TreatyActionFactory,
)
from tests.wsgi import ask, django, edge
from whimbrel.config.edge import with_edge
from whimbrel.config.urls import urlpatterns as house_urls
from whimbrel.core.stored.generations import about
from whimbrel.core.stored.views import public_page
from whimbrel.treaties.models import Country, TreatyAction

pytestmark = pytest.mark.django_db(transaction=True)
KENYA = "/en/countries/KEN/"
INSTRUMENTS = "/en/instruments/"


@pytest.fixture
def worker(tmp_path):
    return edge(tmp_path / "pages")


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN", name_en="Kenya")


def cookies_of(person):
    client = Client()
    client.force_login(person)
    return {name: one.value for name, one in client.cookies.items()} | {"csrftoken": "a" * 32}


class Asleep:
    """A Django that must not be woken."""

    def __init__(self):
        self.is_awake = True

    def __call__(self, environ, start_response):
        assert self.is_awake, f"{environ['PATH_INFO']} was not answered from the store"
        return django()(environ, start_response)


@pytest.fixture
def sleeper(tmp_path):
    application = Asleep()
    worker = edge(tmp_path / "pages", application=application)
    worker.sleep = lambda: setattr(application, "is_awake", False)
    return worker


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip", ""])
def test_a_page_asked_for_before_is_answered_without_django(sleeper, kenya, coding):
    fresh = ask(django(), KENYA)
    ask(sleeper, KENYA)
    sleeper.sleep()

    stored = ask(sleeper, KENYA, Accept_Encoding=coding)

    assert stored.body == fresh.body
    assert stored.headers.get("Content-Encoding", "") == coding
    assert stored.headers["Content-Length"] == str(len(stored.raw))


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (KENYA, ""),
        ("/en/", ""),
        ("/ar/", ""),
        ("/fr/countries/", "region=africa"),
        ("/en/instruments/cms/parties/", "on=2014-11-04"),
        ("/en/instruments/cms/parties.csv", ""),
        ("/en/accession/cms/map/", ""),
        ("/en/accession/cms/graph.svg", ""),
        ("/en/directory/", ""),
    ],
)
def test_stored_and_fresh_answers_carry_the_same_security_headers(
    sleeper, kenya, settings, path, query
):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_PRELOAD = 60, True
    RegionFactory(code="africa")
    InstrumentFactory(slug="cms", kind="convention", in_force_on=date(1983, 11, 1))
    fresh = ask(django(), path, query=query)
    assert fresh.status == 200
    ask(sleeper, path, query=query)
    sleeper.sleep()
    stored = ask(sleeper, path, query=query)

    own = {"Etag", "Content-Length", "Vary"}
    assert {n: v for n, v in stored.headers.items() if n not in own} == {
        n: v for n, v in fresh.headers.items() if n not in own
    }
    assert stored.headers["Strict-Transport-Security"] == "max-age=60; preload"


def test_whoever_has_the_page_hears_only_that_it_is_good(sleeper, kenya):
    first = ask(sleeper, KENYA, Accept_Encoding="br")
    sleeper.sleep()
    again = ask(sleeper, KENYA, Accept_Encoding="br", If_None_Match=first.headers["Etag"])

    assert (again.status, again.raw) == (304, b"")
    assert again.headers["Etag"] == first.headers["Etag"]
    assert "Content-Length" not in again.headers


def test_a_page_that_carries_the_sheet_and_one_that_links_it_are_the_same_content(sleeper, kenya):
    arriving = ask(sleeper, KENYA)
    sleeper.sleep()
    moving = ask(sleeper, KENYA, Sec_Fetch_Site="same-origin")

    assert moving.headers["Etag"] != arriving.headers["Etag"]
    assert len(moving.raw) < len(arriving.raw)
    for tag in (arriving.headers["Etag"], moving.headers["Etag"]):
        answered = ask(sleeper, KENYA, Sec_Fetch_Site="same-origin", If_None_Match=f'W/"x", {tag}')
        assert (answered.status, answered.headers["Etag"]) == (304, tag)


@pytest.mark.parametrize("tag", ['"0123456789abcdef0123456789abcdef-a"', '"', "*" * 5000, "W/"])
def test_another_fingerprint_gets_the_whole_page(worker, kenya, tag):
    assert ask(worker, KENYA, If_None_Match=tag).status == 200


def test_head_is_get_without_the_body(sleeper, kenya):
    whole = ask(sleeper, KENYA)
    sleeper.sleep()
    head = ask(sleeper, KENYA, method="HEAD")

    assert (head.status, head.raw, head.headers) == (200, b"", whole.headers)


def test_an_answer_is_pressed_smaller_at_leisure_and_stays_the_same_content(sleeper, kenya):
    first = ask(sleeper, KENYA, Accept_Encoding="br")
    sleeper.sleep()
    for _ in range(6):
        ask(sleeper, KENYA, Accept_Encoding="br")
    sleeper.leisure.finish()
    later = ask(sleeper, KENYA, Accept_Encoding="br")

    assert len(later.raw) < len(first.raw)
    assert later.body == first.body
    again = ask(sleeper, KENYA, Accept_Encoding="br", If_None_Match=first.headers["Etag"])
    assert again.status == 304


def test_a_page_outlives_the_worker_that_made_it(tmp_path, kenya):
    worker = edge(tmp_path)
    made = ask(worker, KENYA)
    worker.leisure.finish()
    application = Asleep()
    application.is_awake = False

    assert ask(edge(tmp_path, application=application), KENYA).body == made.body


def test_another_release_makes_its_pages_anew(tmp_path, kenya):
    worker = edge(tmp_path, "old")
    ask(worker, KENYA)
    worker.leisure.finish()
    edge(tmp_path, "new")

    assert list((tmp_path).iterdir()) == []


def test_damaged_files_are_no_pages(tmp_path, kenya):
    worker = edge(tmp_path)
    ask(worker, KENYA)
    worker.leisure.finish()
    for file in tmp_path.rglob("*"):
        if file.is_file():
            kept = bytearray(file.read_bytes())
            kept[-1] ^= 1
            file.write_bytes(kept)

    assert ask(edge(tmp_path), KENYA).body == ask(django(), KENYA).body


def test_a_write_counts_for_every_worker_at_once(tmp_path, kenya):
    here, there = edge(tmp_path), edge(tmp_path)
    for worker in (here, there):
        ask(worker, KENYA)
    Country.objects.update(name_en="Republic of Kenya")

    assert b"Republic of Kenya" in ask(here, KENYA).body
    assert b"Republic of Kenya" in ask(there, KENYA).body


def test_a_page_about_one_country_outlives_a_write_about_another(sleeper, kenya):
    senegal, cms = CountryFactory(iso3="SEN"), InstrumentFactory(slug="cms")
    for code in ("KEN", "SEN"):
        ask(sleeper, f"/en/countries/{code}/")
    with about("country:SEN"):
        TreatyActionFactory(country=senegal, instrument=cms)
    assert b"Accession" in ask(sleeper, "/en/countries/SEN/").body
    sleeper.sleep()

    assert ask(sleeper, KENYA).status == 200


def test_a_writer_who_does_not_say_about_what_changes_every_page_of_the_table(worker, kenya):
    cms = InstrumentFactory(slug="cms", name_en="Convention on Migratory Species")
    before = ask(worker, KENYA)
    TreatyActionFactory(country=kenya, instrument=cms)

    assert ask(worker, KENYA).body != before.body


def test_tomorrow_the_page_is_made_anew(worker, kenya, monkeypatch):
    ask(worker, KENYA)
    page = worker.plain.get(next(iter(worker.plain._things)))
    for day in (page.day - 1, page.day + 1):
        monkeypatch.setattr(worker.day, "today", lambda day=day: day)
        assert worker.page_at(page.key, worker.witness.numbers()) is None


def test_a_person_gets_the_stored_page_with_their_own_name(sleeper, kenya):
    ask(sleeper, INSTRUMENTS)
    person = UserFactory(display_name="Focal point, Kenya")
    cookies = cookies_of(person)
    sleeper.sleep()

    mine = ask(sleeper, INSTRUMENTS, cookies=cookies)

    assert b"Focal point, Kenya" in mine.body
    assert b"Focal point, Kenya" not in ask(sleeper, INSTRUMENTS).body
    again = ask(sleeper, INSTRUMENTS, cookies=cookies, If_None_Match=mine.headers["Etag"])
    assert again.status == 304


def test_the_token_in_a_stored_page_lets_the_person_sign_out(sleeper, kenya):
    ask(sleeper, INSTRUMENTS)
    cookies = cookies_of(UserFactory())
    sleeper.sleep()
    token = re.search(
        rb'csrfmiddlewaretoken" value="(\w+)"', ask(sleeper, INSTRUMENTS, cookies=cookies).body
    )
    client = Client(enforce_csrf_checks=True)
    for name, value in cookies.items():
        client.cookies[name] = value

    assert (
        client.post(
            "/en/accounts/logout/", {"csrfmiddlewaretoken": "b" * 32 + "c" * 32}
        ).status_code
        == 403
    )
    done = client.post("/en/accounts/logout/", {"csrfmiddlewaretoken": token[1].decode()})
    assert done.status_code == 302


@pytest.mark.parametrize(
    "end",
    [
        lambda person, client: client.logout(),
        lambda person, client: (person.set_password("another"), person.save()),
        lambda person, client: type(person).objects.filter(pk=person.pk).update(is_active=False),
        lambda person, client: type(person).objects.filter(pk=person.pk).delete(),
    ],
    ids=["signed out", "password changed", "account closed", "account gone"],
)
def test_the_end_of_a_sign_in_acts_on_the_next_request(sleeper, kenya, end):
    person = UserFactory(display_name="Focal point, Kenya")
    client = Client()
    client.force_login(person)
    cookies = {"sessionid": client.cookies["sessionid"].value, "csrftoken": "a" * 32}
    assert b"Focal point, Kenya" in ask(sleeper, INSTRUMENTS, cookies=cookies).body
    end(person, client)
    sleeper.sleep()

    assert b"Focal point, Kenya" not in ask(sleeper, INSTRUMENTS, cookies=cookies).body


def test_a_message_reaches_its_reader_and_nobody_else(worker, kenya):
    cookies = cookies_of(UserFactory())
    ask(worker, KENYA)
    client = Client()
    for name, value in cookies.items():
        client.cookies[name] = value
    told = client.post("/en/accounts/", {"display_name": "Focal point", "language": "en"})
    cookies["messages"] = told.cookies["messages"].value

    mine = ask(worker, KENYA, cookies=cookies)

    assert b"Your account is changed." in mine.body
    assert any(cookie.startswith('messages=""') for cookie in mine.cookies)
    assert b"Your account is changed." not in ask(worker, KENYA).body


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip", ""])
def test_a_page_that_only_django_can_finish_is_pressed_for_its_reader(worker, kenya, coding):
    """A message waits for the reader, so the page that was made is stored, and another one given."""
    cookies = cookies_of(UserFactory(display_name="Focal point, Kenya"))
    client = Client()
    for name, value in cookies.items():
        client.cookies[name] = value
    told = client.post("/en/accounts/", {"display_name": "Focal point", "language": "en"})
    cookies["messages"] = told.cookies["messages"].value

    mine = ask(worker, KENYA, cookies=cookies, Accept_Encoding=coding)

    assert mine.headers.get("Content-Encoding", "") == coding
    assert b"Your account is changed." in mine.body
    assert mine.headers.get("Content-Length", str(len(mine.raw))) == str(len(mine.raw))
    assert "Accept-Encoding" in mine.headers["Vary"]
    assert mine.body.rstrip().endswith(b"</html>")


def test_a_page_is_pressed_once_while_its_first_reader_waits(worker, kenya, monkeypatch):
    pressed, press = [], brotli.compress
    monkeypatch.setattr(
        brotli,
        "compress",
        lambda body, quality: pressed.append(quality) or press(body, quality=quality),
    )
    ask(worker, KENYA, Accept_Encoding="br")

    assert pressed == [5]


def test_without_the_edge_nothing_is_stored(settings):
    settings.EDGE = False

    assert with_edge(django()) is django()


def test_a_database_that_cannot_be_asked_is_django_s_to_tell(tmp_path, kenya):
    worker = edge(tmp_path)
    ask(worker, KENYA)
    if connection.vendor == "sqlite":
        worker.witness._own.execute.__self__.close()
        assert ask(worker, KENYA).status == 200


# --- What must not be stored, and what must not be let in


@public_page("known")
def echo(request):
    """Says all that it can find out about its reader."""
    seen = {
        "user": str(request.user),
        "cookies": request.COOKIES,
        "session": dict(request.session),
        "headers": {name: value for name, value in request.headers.items() if name != "Host"},
        "query": request.GET.dict(),
        "address": request.get_full_path(),
        "host": request.get_host(),
        "secure": request.is_secure(),
    }
    return HttpResponse(repr(seen))


@public_page(by_class=True)
def by_class(request):
    return HttpResponse(f"for {request.visible_to}")


@public_page()
def sets_a_cookie(request):
    response = HttpResponse("hello")
    response.set_cookie("mine", "1")
    return response


@public_page()
def reads_sessions(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        return HttpResponse(str(cursor.fetchone()[0]))


urlpatterns = [
    path("echo", echo),
    path("by-class", by_class),
    path("cookie", sets_a_cookie),
    path("sessions", reads_sessions),
    *house_urls,
]


@pytest.fixture
def own_pages(settings):
    settings.ROOT_URLCONF = __name__


POISON = {
    "cookie": {"cookies": {"evil": "1", "django_language": "ar"}},
    "forwarded host": {"X_Forwarded_Host": "evil.example"},
    "forwarded proto": {"X_Forwarded_Proto": "https"},
    "original url": {"X_Original_Url": "/admin/", "X_Rewrite_Url": "/admin/"},
    "language": {"Accept_Language": "ar"},
    "unknown word": {"query": "evil=1&known="},
    "repeated word": {"query": "&&evil=%00&evil=%0d%0aSet-Cookie:+a"},
    "port": {"host": "localhost:99"},
    "authorization": {"Authorization": "Basic ZXZpbDoxMjM="},
    "range": {"Range": "bytes=0-1"},
    "method override": {"X_Http_Method_Override": "DELETE"},
}


@pytest.mark.parametrize("asked", POISON.values(), ids=POISON)
def test_nothing_of_one_reader_gets_into_the_page_of_the_next(tmp_path, own_pages, asked):
    clean = ask(edge(tmp_path / "clean"), "/echo").body
    worker = edge(tmp_path / "pages")
    poisoned = ask(worker, "/echo", **asked)

    assert poisoned.body == clean
    assert len(worker.plain) == 1
    assert ask(worker, "/echo").body == clean


def test_words_in_another_order_are_the_same_question(worker, own_pages):
    ask(worker, "/echo", query="known=2&a=1&known=1")
    ask(worker, "/echo", query="b=&known=2&known=1&known=")

    assert len(worker.asked) == 1


def test_however_many_questions_somebody_thinks_of_the_plain_pages_stay(
    tmp_path, own_pages, settings
):
    settings.PAGES_MEMORY = 200_000
    worker = edge(tmp_path)
    ask(worker, "/echo")
    for number in range(200):
        ask(worker, "/echo", query=f"known={number}")

    assert worker.asked.used <= worker.asked.room
    assert len(worker.asked) < 200
    assert len(worker.plain) == 1


LONG = {
    "accept-encoding": lambda n: {"Accept_Encoding": f"br, x{n};q=0.{'1' * 60_000}"},
    "port": lambda n: {"host": f"localhost:{n}{'1' * 60_000}"},
    "cookie": lambda n: {"cookies": {"a": f"{n}{'a' * 60_000}"}},
    "csrf cookie": lambda n: {"cookies": {"csrftoken": f"{n}{'a' * 60_000}"}},
    "session cookie": lambda n: {"cookies": {"sessionid": f"{n}{'a' * 60_000}"}},
    "fetch site": lambda n: {"Sec_Fetch_Site": f"{n}{'a' * 60_000}"},
    "forwarded proto": lambda n: {"X_Forwarded_Proto": f"{n}{'a' * 60_000}"},
    "fingerprints": lambda n: {"If_None_Match": f'"{n}{"a" * 60_000}"'},
    "query": lambda n: {"query": f"evil={n}{'a' * 60_000}"},
}


@pytest.mark.parametrize("headers", LONG.values(), ids=LONG)
def test_nothing_as_long_as_somebody_likes_is_remembered(sleeper, kenya, headers):
    ask(sleeper, KENYA)
    for number in range(3):
        ask(sleeper, KENYA, **headers(number))
    tracemalloc.start()
    for number in range(100):
        ask(sleeper, KENYA, **headers(number))
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    # A hundred times sixty thousand bytes were sent.
    assert kept < 1_500_000


def test_a_fingerprint_among_very_many_is_answered_and_not_remembered(sleeper, kenya):
    first = ask(sleeper, KENYA)
    sleeper.sleep()
    many = ", ".join([first.headers["Etag"], *(f'"{n:060d}"' for n in range(900))])

    assert ask(sleeper, KENYA, If_None_Match=many).status == 304
    page = next(iter(sleeper.plain._things.values()))
    assert all(len(answer._last[0]) <= 200 for answer in page.answers.values())


def test_whoever_says_at_length_what_they_unfold_gets_the_page_as_it_is(sleeper, kenya):
    whole = ask(sleeper, KENYA)
    sleeper.sleep()
    long = ask(sleeper, KENYA, Accept_Encoding="br, " + ", ".join(f"x{n}" for n in range(99)))

    assert (long.raw, long.headers.get("Content-Encoding")) == (whole.body, None)
    assert len(sleeper.words) == 1


def test_the_words_remembered_are_not_more_than_there_is_room_for(sleeper, kenya, monkeypatch):
    monkeypatch.setattr("whimbrel.core.stored.words.MOST", 5)
    for number in range(30):
        ask(sleeper, KENYA, Sec_Fetch_Site=f"site-{number}")

    assert len(sleeper.words) <= 5


@pytest.mark.parametrize(
    "end",
    [
        lambda held: held.update(ends_on=localdate()),
        lambda held: held.update(ends_on=localdate() - timedelta(days=30)),
        lambda held: held.update(starts_on=localdate() + timedelta(days=1)),
        lambda held: held.delete(),
    ],
    ids=["ended today", "ended last month", "begins tomorrow", "taken back"],
)
def test_the_end_of_a_designation_acts_on_the_next_request(worker, own_pages, end):
    """Also where the page for members is stored, and the session goes on."""
    designation = DesignationFactory()
    cookies = cookies_of(designation.person)
    for _ in range(2):
        assert ask(worker, "/by-class", cookies=cookies).body == b"for member"
        assert ask(worker, "/by-class").body == b"for visitor"
    end(type(designation).objects.filter(pk=designation.pk))

    assert ask(worker, "/by-class", cookies=cookies).body == b"for visitor"
    assert len(worker.plain) == 2


def test_a_page_that_differs_by_class_is_stored_once_for_each(worker, own_pages, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    member, staff = cookies_of(DesignationFactory().person), cookies_of(seated())
    for _ in range(2):
        assert ask(worker, "/by-class").body == b"for visitor"
        assert ask(worker, "/by-class", cookies=member).body == b"for member"
        assert ask(worker, "/by-class", cookies=staff).body == b"for staff"

    assert len(worker.plain) == 3


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (("/cookie", {}), 200),
        (("/sessions", {}), 200),
        (("/en/countries/XXX/", {}), 404),
        (("/en/instruments/cms/parties/", {"query": "on=yesterday"}), 404),
        (("/en/countries/", {"host": "evil.example"}), 400),
        (("/en/countries/", {"host": "localhost:8000, evil.example"}), 400),
        (("/en/countries/", {"host": ""}), 400),
        (("/en/countries/", {"query": "q=" + "a" * 600}), 400),
        (("/en/countries/../countries/", {}), 404),
        (("//evil.example/en/", {}), 404),
        (("/en/countries/%00/", {}), 404),
        (("/en/accounts/login/", {}), 200),
        (("/admin/", {}), 302),
        (("/healthz", {}), 200),
        (("/", {}), 302),
    ],
    ids=str,
)
def test_what_is_not_one_public_page_for_everybody_is_not_stored(worker, own_pages, asked, status):
    answered = ask(worker, asked[0], **asked[1])
    worker.leisure.finish()

    assert answered.status == status
    assert len(worker.plain) + len(worker.asked) == 0
    assert not list(worker.depot.folder.rglob("*"))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
def test_other_methods_are_neither_stored_nor_answered_from_the_store(worker, kenya, method):
    ask(worker, KENYA)

    assert ask(worker, KENYA, method=method).status in (403, 405)


def test_a_reader_who_must_turn_to_https_is_sent_there(tmp_path, kenya, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    worker = edge(tmp_path, application=WSGIHandler())

    assert ask(worker, KENYA, X_Forwarded_Proto="https").status == 200
    assert ask(worker, KENYA).status == 301
    assert ask(worker, KENYA, X_Forwarded_Proto="http").status == 301
    assert ask(worker, KENYA, X_Forwarded_Proto="https").status == 200


def test_a_load_of_records_is_seen_at_once(worker):
    before = ask(worker, "/en/instruments/").body
    with transaction.atomic():
        TreatyActionFactory(
            instrument=InstrumentFactory(slug="aewa", in_force_on=date(1999, 11, 1)),
            country=CountryFactory(),
        )
    assert ask(worker, "/en/instruments/").body != before
    TreatyAction.objects.all().delete()
