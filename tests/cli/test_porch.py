import pytest

from whimbrel.cli.porch import starting
from whimbrel.core.headers import headers_of_words


def ask(path):
    begun = []
    body = b"".join(starting({"PATH_INFO": path}, lambda *given: begun.extend(given)))
    return begun[0], dict(begun[1]), body


@pytest.mark.parametrize(
    ("path", "status"), [("/healthz", "200 OK"), ("/en/", "503 Service Unavailable")]
)
def test_what_is_said_while_the_house_is_loaded_is_as_safe_as_a_page(path, status):
    said, headers, body = ask(path)

    assert said == status
    assert headers.items() >= headers_of_words().items()
    assert headers["Content-Length"] == str(len(body))


def test_a_reader_who_comes_too_early_is_told_when_to_come_again():
    _, headers, body = ask("/en/")

    assert (headers["Retry-After"], headers["Refresh"]) == ("1", "1")
    assert b"starting" in body
