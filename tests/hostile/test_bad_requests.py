"""Bad requests against the running server: none is stored, none reaches another reader, each gets a plain
status and a bounded answer."""

import socket
import threading
import time
from contextlib import suppress

import pytest
from django.db import connection

from tests.faults.house import House

PAGE = "/en/instruments/"
BOUND = 30_000  # bytes: no answer to a bad request is longer
HEAD = b"Host: localhost\r\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    if connection.vendor != "sqlite":
        pytest.skip("the server is the same on every database")
    house = House(tmp_path_factory.mktemp("hostile") / "var", workers=1)
    house.start()
    yield house
    house.stop()


@pytest.fixture(scope="module")
def clean(house):
    """The page as everybody gets it."""
    status, body = house.ask("GET", PAGE)
    assert status == 200
    return body


def raw(house, sent, *, wait=5.0):
    """All that comes back for these bytes, until the server closes or falls silent."""
    with socket.create_connection(("127.0.0.1", house.port), timeout=wait) as line:
        got = b""
        try:
            line.sendall(sent)
            line.settimeout(0.4)
            while piece := line.recv(65536):
                got += piece
        except OSError:
            pass
        return got


def statuses(got):
    return [int(part[:3]) for part in got.split(b"HTTP/1.1 ")[1:]]


MALFORMED = {
    "no request": b"\r\n\r\n\r\n",
    "noise": bytes(range(256)) * 4,
    "half a line": b"GET\r\n\r\n",
    "a version that is not": b"GET /en/ HTTP/9.9\r\n" + HEAD + b"\r\n",
    "space in the path": b"GET /en/ evil HTTP/1.1\r\n" + HEAD + b"\r\n",
    "NUL in the path": b"GET /en/\x00 HTTP/1.1\r\n" + HEAD + b"\r\n",
    "NUL in a header": b"GET /en/ HTTP/1.1\r\n" + HEAD + b"X-A: \x00\r\n\r\n",
    "a name with a space": b"GET /en/ HTTP/1.1\r\n" + HEAD + b"X A: 1\r\n\r\n",
    "no host": b"GET /en/ HTTP/1.1\r\n\r\n",
    "two lengths": b"POST /en/ HTTP/1.1\r\n"
    + HEAD
    + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "a negative length": b"POST /en/ HTTP/1.1\r\n" + HEAD + b"Content-Length: -1\r\n\r\n",
    "a length in words": b"POST /en/ HTTP/1.1\r\n" + HEAD + b"Content-Length: ten\r\n\r\n",
    "a bad chunk": b"POST /en/ HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: chunked\r\n\r\nXYZ\r\n",
    "an unknown coding": b"POST /en/ HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: evil\r\n\r\n",
    "an endless path": b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n" + HEAD + b"\r\n",
    "an endless header": b"GET /en/ HTTP/1.1\r\n" + HEAD + b"X-A: " + b"a" * 200_000 + b"\r\n\r\n",
    "a thousand headers": b"GET /en/ HTTP/1.1\r\n" + HEAD + b"X-A: 1\r\n" * 1000 + b"\r\n",
    "an endless cookie": b"GET /en/ HTTP/1.1\r\n"
    + HEAD
    + b"Cookie: a="
    + b"b" * 200_000
    + b"\r\n\r\n",
    "a tunnel": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
    "a proxy's request": b"GET http://evil.example/en/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200,
}


@pytest.mark.parametrize("sent", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_request_gets_a_refusal_or_a_closed_line(house, clean, sent):
    got = raw(house, sent)

    assert all(400 <= status < 600 for status in statuses(got)), got[:300]
    assert len(got) < BOUND
    assert b"Traceback" not in got
    assert house.ask("GET", PAGE) == (200, clean)


SMUGGLED = {
    "length and chunks": b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunks and length": b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n1\r\nZ\r\n0\r\n\r\n",
    "chunks in disguise": b"Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "a tab before chunked": b"Transfer-Encoding:\tchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "a body on GET": b"Content-Length: {length}\r\n\r\n",
}


@pytest.mark.parametrize("method", [b"GET", b"POST"])
@pytest.mark.parametrize("head", SMUGGLED.values(), ids=SMUGGLED)
def test_no_second_request_is_smuggled_in_the_body_of_the_first(house, clean, head, method):
    inner = b"GET /en/smuggled-in/ HTTP/1.1\r\n" + HEAD + b"X-Smuggled: 1\r\n\r\n"
    head = head.replace(b"{length}", str(len(inner)).encode())
    got = raw(house, method + b" " + PAGE.encode() + b" HTTP/1.1\r\n" + HEAD + head + inner)

    # The inner one may be seen as a request of its own only where the line was rightly over before it.
    assert len(statuses(got)) <= 2
    assert got.count(clean[:200]) <= 1
    assert house.ask("GET", PAGE) == (200, clean)
    if head.startswith(b"Content-Length"):
        assert 404 not in statuses(got)


HOSTS = [
    "evil.example",
    "localhost.evil.example",
    "localhost:8000@evil",
    "[::1",
    "a" * 300,
    " ",
]


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_that_is_not_ours_is_refused_and_named_on_no_page(house, clean, host):
    status, body = house.ask("GET", PAGE, headers={"Host": host})

    assert status == 400
    assert len(body) < BOUND
    assert b"evil" not in body
    assert house.ask("GET", PAGE) == (200, clean)


PATHS = [
    "/en/../admin/", "/en/%2e%2e/admin/", "/en//instruments//", "//evil.example/en/", "/\\evil.example/",
    "/en/instruments/..%2f..%2fsecret_key", "/static/../secret_key", "/static/%2e%2e/%2e%2e/secret_key",
    "/media/../whimbrel.sqlite3", "/en/%00/", "/en/%0d%0aSet-Cookie:%20evil=1/", "/en/%ff%fe/", "/EN/instruments/",
    "/en/instruments", "/en/instruments/;a=b", "/en/instruments/.css", "/en/instruments/x.jpg", "/%E2%80%AE/",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_a_trick_in_the_path_leads_nowhere(house, clean, path):
    got = raw(
        house, b"GET " + path.encode() + b" HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n"
    )
    head = got.partition(b"\r\n\r\n")[0].lower()

    assert statuses(got)[0] in (301, 302, 400, 404)
    assert b"set-cookie: evil" not in head
    assert b"location: //" not in head
    assert b"location: http://evil" not in head
    assert len(got) < BOUND
    assert house.ask("GET", PAGE) == (200, clean)


POISON = {
    "forwarded host": {"X-Forwarded-Host": "evil.example"},
    "forwarded": {"Forwarded": "host=evil.example"},
    "forwarded proto": {"X-Forwarded-Proto": "https", "X-Forwarded-Ssl": "on"},
    "rewritten path": {"X-Original-Url": "/admin/", "X-Rewrite-Url": "/admin/"},
    "script name": {"Script-Name": "/evil", "X-Script-Name": "/evil"},
    "language": {"Accept-Language": "ar", "Cookie": "django_language=ar"},
    "strange cookies": {"Cookie": 'sessionid=evil; csrftoken="><script>; messages=evil; a'},
    "method": {"X-Http-Method-Override": "POST"},
    "range": {"Range": "bytes=0-10"},
    "codings": {"Accept-Encoding": "br;q=2, gzip;q=evil, zstd;q=0, *"},
    "seen": {"If-None-Match": '"' + "0" * 32 + '-a", ' * 50},
}


@pytest.mark.parametrize(
    "query", ["", "?evil=<script>alert(1)</script>", "?__proto__=1&on=%3Cb%3E"]
)
@pytest.mark.parametrize("headers", POISON.values(), ids=POISON)
def test_no_header_cookie_or_query_poisons_the_page_of_the_next_reader(
    house, clean, headers, query
):
    status, body = house.ask("GET", PAGE + query, headers=headers)

    assert status in (200, 400)
    assert b"evil.example" not in body
    assert b"<script>alert" not in body
    assert house.ask("GET", PAGE) == (200, clean)


@pytest.mark.parametrize(
    "method", ["TRACE", "TRACK", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "POST"]
)
def test_a_method_that_has_no_business_there_is_refused(house, clean, method):
    status, body = house.ask(method, PAGE, headers={"Content-Length": "0"})

    assert status in (400, 403, 405)
    assert len(body) < BOUND
    assert house.ask("GET", PAGE) == (200, clean)


def test_a_form_that_is_too_long_is_refused_without_being_kept(house):
    body = "display_name=" + "a" * 11_000_000
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": "csrftoken=" + "a" * 32,
    }
    try:
        status, answer = house.ask("POST", "/en/accounts/login/", body, headers)
    except OSError:
        return
    assert status in (400, 403, 413)
    assert len(answer) < BOUND


def test_clients_that_send_letter_by_letter_do_not_hold_up_the_others(house, clean):
    """Forty who never finish the head of a request, and sixty who never finish a form."""
    head = b"GET /en/ HTTP/1.1\r\n"
    form = (
        b"POST /en/accounts/login/ HTTP/1.1\r\n" + HEAD
        + b"Cookie: csrftoken=" + b"a" * 32 + b"\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + b"Content-Length: 5000\r\n\r\na="
    )  # fmt: skip
    lines = []
    for beginning in [head] * 40 + [form] * 60:
        line = socket.create_connection(("127.0.0.1", house.port), timeout=5)
        line.sendall(beginning)
        lines.append(line)
    is_over = threading.Event()

    def dribble():
        while not is_over.wait(0.5):
            for line in lines:
                with suppress(OSError):
                    line.sendall(b"a")

    slow = threading.Thread(target=dribble, daemon=True)
    slow.start()
    try:
        time.sleep(1)
        for _ in range(20):
            began = time.monotonic()
            assert house.ask("GET", PAGE) == (200, clean)
            assert house.ask("GET", "/en/countries/?q=nobody")[0] == 200
            assert time.monotonic() - began < 10
    finally:
        is_over.set()
        slow.join()
        for line in lines:
            line.close()


def test_a_head_that_never_ends_is_cut_off(house):
    with socket.create_connection(("127.0.0.1", house.port), timeout=20) as line:
        line.sendall(b"GET /en/ HTTP/1.1\r\n")
        assert line.recv(1000)[:12] in (b"", b"HTTP/1.1 408", b"HTTP/1.1 400")


def test_after_all_this_nothing_but_public_pages_is_stored(house):
    kept = [
        file.read_bytes() for file in (house.database.parent / "pages").rglob("*") if file.is_file()
    ]

    assert kept
    assert not any(b"evil" in page or b"smuggled" in page for page in kept)
