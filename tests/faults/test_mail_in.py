"""`whimbrel mail-in` is killed at random moments while letters are sent: whatever it said 250 to is there, once, and ends."""

import os
import random
import re
import signal
import smtplib
import socket
import subprocess
import sys
import threading
import time
from collections import Counter

from tests.factories.inbox import a_letter
from tests.faults.house import COMMAND, House

MOMENTS = int(os.environ.get("COUNT", "8"))
SENDERS = 3
TO = "reply@in.example.org"
SORT = """
import django; django.setup()
from whimbrel.core.inbox.sorting import sort_waiting_letters
from whimbrel.core.models import ReceivedLetter
while sort_waiting_letters(limit=100): pass
print(ReceivedLetter.objects.count())
"""


class Sender(threading.Thread):
    """A mail server that sends letter after letter, and sends again what it heard no 250 for."""

    def __init__(self, port, number):
        super().__init__(daemon=True)
        self.port, self.number = port, number
        self.taken, self.answers = set(), Counter()
        self.is_over = threading.Event()

    def run(self):
        letters = 0
        while not self.is_over.is_set():
            letters += 1
            name = f"letter-{self.number}-{letters}"
            raw = a_letter(sender=f"sender{self.number}@example.com", to=TO, subject=name)
            while not self.is_over.is_set() and not self._send(raw):
                time.sleep(0.02)
            else:
                if not self.is_over.is_set():
                    self.taken.add(name)

    def _send(self, raw):
        try:
            with smtplib.LMTP("127.0.0.1", self.port) as line:
                line.sendmail("sender@example.com", [TO], raw)
        except (OSError, smtplib.SMTPException):
            self.answers["broken"] += 1
            return False
        self.answers["250"] += 1
        return True


class MailIn:
    """The process that takes letters, started again each time it was killed."""

    def __init__(self, house):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.house = house
        house.environment |= {"WHIMBREL_MAIL_IN": TO}

    def start(self):
        with open(self.house.log, "a") as log:
            self.process = subprocess.Popen(
                [*COMMAND, "mail-in", "--listen", f"lmtp://127.0.0.1:{self.port}"],
                env=self.house.environment, stdout=log, stderr=log,
            )  # fmt: skip
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                assert self.process.poll() is None, self.house.log.read_text()[-500:]
                time.sleep(0.05)
        raise AssertionError("it did not listen within a minute")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def test_a_letter_said_to_be_taken_is_there_whenever_the_process_is_killed(house: House):
    mail_in = MailIn(house)
    senders = [Sender(mail_in.port, number) for number in range(SENDERS)]
    for one in senders:
        one.start()
    for _ in range(MOMENTS):
        mail_in.start()
        time.sleep(random.uniform(0, 1.0))
        mail_in.kill()
    mail_in.start()
    time.sleep(1)
    for one in senders:
        one.is_over.set()
    for one in senders:
        one.join(20)
    mail_in.kill()

    kept = house.query("SELECT raw, size FROM core_receivedletter")
    names = Counter()
    for raw, size in kept:
        content = (house.database.parent / "media" / raw).read_bytes()
        assert len(content) == size
        names[re.search(rb"^Subject: (.*?)\r?$", content, re.M)[1].decode()] += 1
    taken = set().union(*(one.taken for one in senders))
    assert taken
    assert taken - set(names) == set(), "letters were said to be taken and are lost"
    assert [name for name, times in names.items() if times > 1] == []
    sorted_ = house._run(
        sys.executable, "-c", SORT, DJANGO_SETTINGS_MODULE="whimbrel.config.settings"
    )
    assert sorted_.returncode == 0, sorted_.stderr
    ((unsettled,),) = house.query(
        "SELECT count(*) FROM core_receivedletter WHERE posted_at IS NULL AND held_at IS NULL"
        " AND answered_at IS NULL AND automatic_at IS NULL"
    )
    assert unsettled == 0
    assert house.query("PRAGMA integrity_check") == [("ok",)]
    said = sum((one.answers for one in senders), Counter())
    print(
        f"killed {MOMENTS} times: {len(taken)} letters acknowledged, {len(kept)} kept, 0 lost; {dict(said)}"
    )
