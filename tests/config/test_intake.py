import threading
from io import BytesIO

import pytest

from whimbrel.config import intake
from whimbrel.config.intake import Intake
from whimbrel.core.headers import headers_of_words


def echo(environ, start_response):
    """Answers with what it was sent, and in which thread."""
    start_response("200 OK", [("X-Thread", threading.current_thread().name)])
    return [environ["CONTENT_LENGTH"].encode(), b" ", environ["wsgi.input"].read()]


def ask(application, body, **environ):
    begun = []
    answer = application(
        {"wsgi.input": body, "CONTENT_LENGTH": ""} | environ,
        lambda status, headers: begun.extend((status, dict(headers))),
    )
    return *begun, b"".join(answer)


@pytest.mark.parametrize("size", [1, 1000, 2_000_000])
def test_a_form_reaches_django_whole(size):
    status, headers, body = ask(Intake(echo), BytesIO(b"x" * size), CONTENT_LENGTH=str(size))

    assert status == "200 OK"
    assert headers["X-Thread"].startswith("django")
    assert body == f"{size} ".encode() + b"x" * size


def test_a_form_in_pieces_gets_its_length():
    _, _, body = ask(Intake(echo), BytesIO(b"in pieces"), HTTP_TRANSFER_ENCODING="chunked")

    assert body == b"9 in pieces"


def test_a_form_that_says_it_is_too_long_is_refused_unread(monkeypatch):
    class Unread:
        def read(self, size):
            raise AssertionError("it was read")

    status, headers, body = ask(Intake(echo), Unread(), CONTENT_LENGTH=str(intake.LONGEST + 1))

    assert status == "413 Content Too Large"
    assert headers.items() >= headers_of_words().items()
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert body == b"Content Too Large\n"


def test_a_form_that_does_not_end_is_refused(monkeypatch):
    monkeypatch.setattr(intake, "LONGEST", 100_000)

    class Endless:
        def read(self, size):
            return b"x" * size

    assert ask(Intake(echo), Endless(), HTTP_TRANSFER_ENCODING="chunked")[0][:3] == "413"


def test_those_who_send_slowly_leave_room_for_those_who_read():
    is_over = threading.Event()

    class Slow:
        def read(self, size):
            is_over.wait(10)
            return b""

    door = Intake(echo)
    slow = [
        threading.Thread(
            target=ask, args=(door, Slow()), kwargs={"CONTENT_LENGTH": "9"}, daemon=True
        )
        for _ in range(intake.SENDING)
    ]
    for one in slow:
        one.start()
    try:
        assert ask(door, BytesIO())[0] == "200 OK"
        refused = ask(door, BytesIO(b"x"), CONTENT_LENGTH="1")
        assert (refused[0], refused[1]["Retry-After"]) == ("503 Service Unavailable", "60")
        assert refused[1].items() >= headers_of_words().items()
    finally:
        is_over.set()
        for one in slow:
            one.join()
    assert ask(door, BytesIO(b"x"), CONTENT_LENGTH="1")[0] == "200 OK"


def test_an_error_in_django_is_the_web_server_s_to_tell():
    def broken(environ, start_response):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask(Intake(broken), BytesIO())
