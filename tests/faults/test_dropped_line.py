"""A post is sent over a line that is cut before, during and after the answer: after trying again it is there once."""

import http.client
import os
import random
import socket
import struct
import subprocess
import sys
import threading
import urllib.parse
from contextlib import suppress

import pytest
from django.db import connection

from tests.faults.house import FORM, House

POSTS = int(os.environ.get("COUNT", "24"))
MAKE_TALK = """
import django; django.setup()
from datetime import date
from django.test import Client
from whimbrel.community.actions.posts import Words
from whimbrel.community.actions.threads import start_thread
from whimbrel.community.models import Space
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation
person = User.objects.create_user("writer@example.org", display_name="Writer")
# Who keeps order writes as much as they must.
Designation.objects.create(person=person, role="moderator", starts_on=date(2020, 1, 1))
space = Space.objects.create(slug="talk", name_en="Talk", open_to="members")
thread = start_thread(space=space, title="Talk", by=person, words=Words("First.", "en", "first"))
client = Client()
client.force_login(person)
print(thread.pk, client.cookies["sessionid"].value)
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    if connection.vendor != "sqlite":
        pytest.skip("the server is the same on every database")
    house = House(tmp_path_factory.mktemp("line") / "var")
    house.start()
    yield house
    house.stop()


@pytest.fixture(scope="module")
def talk(house):
    """Where to send to, and the lines of the head that say who sends."""
    done = subprocess.run(
        [sys.executable, "-c", MAKE_TALK],
        env=house.environment | {"DJANGO_SETTINGS_MODULE": "whimbrel.config.settings"},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    thread, session = done.stdout.split()
    headers = {"Cookie": f"sessionid={session}; csrftoken={'a' * 32}", "Content-Type": FORM}
    return f"/en/community/threads/{thread}/answer/", headers


def form(key):
    words = f"The words of {key}. " + "And more of them. " * 40
    return urllib.parse.urlencode(
        {"csrfmiddlewaretoken": "a" * 32, "words": words, "language": "en", "key": key}
    )


def cut(house, talk, key, moment):
    """Send it, and cut the line: within what is sent, as soon as it is sent, or within the answer."""
    address, headers = talk
    body = form(key)
    head = [f"POST {address} HTTP/1.1", f"Host: 127.0.0.1:{house.port}"]
    head += [f"{name}: {value}" for name, value in headers.items()]
    raw = "\r\n".join([*head, f"Content-Length: {len(body)}", "", body]).encode()
    with socket.create_connection(("127.0.0.1", house.port), timeout=10) as line:
        # Closed at once: what is under way is thrown away, as when a line drops.
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if moment == "before":
            line.sendall(raw[: random.randrange(1, len(raw) - 1)])
            return
        line.sendall(raw)
        if moment == "after":
            with suppress(OSError):
                line.recv(random.choice([1, 12, 200]))


def send_until_taken(house, talk, key):
    """Try again as a browser does when the reader presses once more; the address of what is taken."""
    address, headers = talk
    for _ in range(20):
        with suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=40)
            line.request("POST", address, body=form(key), headers=headers)
            answer = line.getresponse()
            answer.read()
            assert answer.status == 302, answer.status
            return answer.headers["Location"]
    raise AssertionError(f"{key} was never taken.")


def written(house, like):
    return house.query(
        "SELECT key, number FROM community_post WHERE key LIKE ? ORDER BY number", f"{like}%"
    )


@pytest.mark.parametrize("moment", ["before", "during", "after"])
def test_a_post_is_neither_lost_nor_doubled_when_the_line_is_cut(house, talk, moment):
    keys = [f"{moment}-{number}" for number in range(POSTS)]
    for key in keys:
        for _ in range(random.randrange(1, 3)):
            cut(house, talk, key, moment)
        where = send_until_taken(house, talk, key)
        assert send_until_taken(house, talk, key) == where

    found = written(house, moment)
    assert sorted(key for key, _ in found) == sorted(keys)


def test_what_was_cut_within_its_words_is_not_written(house, talk):
    for number in range(POSTS):
        cut(house, talk, f"half-{number}", "before")
    send_until_taken(house, talk, "half-and-whole")

    assert [key for key, _ in written(house, "half")] == ["half-and-whole"]


def test_a_button_that_is_pressed_many_times_at_once_writes_one_post(house, talk):
    found = []
    for number in range(5):
        presses = [
            threading.Thread(
                target=lambda key=f"press-{number}": found.append(
                    send_until_taken(house, talk, key)
                )
            )
            for _ in range(4)
        ]
        for one in presses:
            one.start()
        for one in presses:
            one.join()

    assert len(found) == 20
    assert len(set(found)) == 5
    assert len(written(house, "press")) == 5


def test_what_the_thread_counts_is_what_is_there(house, talk):
    ((total, last),) = house.query("SELECT posts_total, last_number FROM community_thread")
    ((posts, highest),) = house.query("SELECT count(*), max(number) FROM community_post")

    assert (total, last) == (posts, highest)
