import pytest

from tests.factories.webhooks import receiver
from whimbrel.core.outward import NotCalled, is_outside, post, why_not_callable

INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::",
]  # fmt: skip


@pytest.mark.parametrize("number", INSIDE)
def test_numbers_inside_a_network_are_not_outside(number):
    assert not is_outside(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_numbers_of_the_open_internet_are(number):
    assert is_outside(number)


# All are ways to write this very computer; what a resolver makes of them is looked at, not how they are written.
@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::1]", "0"]
)
def test_this_computer_is_not_called_however_its_address_is_written(host):
    with receiver() as server:
        port = server.url.split(":")[2].split("/")[0]
        with pytest.raises(NotCalled, match="private network|no computer"):
            post(f"https://{host}:{port}/", b"", {})

    assert server.got == []


def test_a_computer_inside_is_called_where_the_settings_name_it(settings):
    settings.WEBHOOKS_INSIDE = ["127.0.0.1"]
    with receiver() as server:
        server.body = b"Thank you"
        answer = post(server.url, b"words", {"X-One": "1"})

    headers, body = server.got[0]
    assert (answer.status, answer.words) == (200, "Thank you")
    assert (headers["X-One"], body) == ("1", b"words")


def test_no_redirect_is_followed(settings):
    settings.WEBHOOKS_INSIDE = ["127.0.0.1"]
    with receiver() as server, receiver() as other:
        server.status, server.headers = 307, {"Location": other.url}
        answer = post(server.url, b"", {})

    assert answer.status == 307
    assert other.got == []


def test_nobody_at_home_is_told_in_words(settings):
    settings.WEBHOOKS_INSIDE = ["127.0.0.1"]
    with receiver() as server:
        url = server.url

    with pytest.raises(NotCalled, match="no answer"):
        post(url, b"", {})


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/", "ftp://example.org/", "file:///etc/passwd", "https://", "words",
        "https://me:secret@example.org/", "https://example.org:many/", "https://example.org/a b",
        "https://example.org/\r\nX-One: 1",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_as_it_is_written(url):
    assert why_not_callable(url)


def test_an_address_of_the_open_internet_is_not():
    assert why_not_callable("https://example.org/hook?from=us") == ""
