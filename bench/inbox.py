"""Letters that come in, a second: taken over LMTP, and sorted into a room. `.venv/bin/python -m bench.inbox [LETTERS]`.

Makes its own house in a scratch directory. The letters are those of the test corpus that are posted, about 4 kB each.
"""

import os
import smtplib
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

SENDERS = 4
SORT = """
import sys, time, django; django.setup()
from whimbrel.core.inbox.sorting import sort_waiting_letters
from whimbrel.core.models import ReceivedLetter
began = time.perf_counter(); cpu = time.process_time(); done = 0
while number := sort_waiting_letters(limit=100): done += number
print(done, time.perf_counter() - began, time.process_time() - cpu, ReceivedLetter.objects.filter(posted_at=None, held_at=None, answered_at=None, automatic_at=None).count())
"""
ADDRESS = """
import django; django.setup()
from whimbrel.people.models import User
from whimbrel.core.inbox.addresses import reply_address
person, _ = User.objects.get_or_create(email="focal.point@example.org")
print(reply_address("confirm", 1, person.pk))
"""


def main(letters):
    with tempfile.TemporaryDirectory() as scratch, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        environment = os.environ | {
            "WHIMBREL_DATA": scratch, "WHIMBREL_MAIL_IN": "reply@in.example.org", "DJANGO_SETTINGS_MODULE": "whimbrel.config.settings",
        }  # fmt: skip

        def run(*words):
            return subprocess.run(
                words, env=environment, check=True, capture_output=True, text=True
            ).stdout

        whimbrel = [sys.executable, "-m", "whimbrel.cli"]
        run(*whimbrel, "init", "--no-input")
        address = run(sys.executable, "-c", ADDRESS).strip()
        door = subprocess.Popen(
            [*whimbrel, "mail-in", "--listen", f"lmtp://127.0.0.1:{port}"], env=environment
        )
        try:
            taken = send(port, address, letters)
        finally:
            door.terminate()
            door.wait()
        done, seconds, cpu, left = run(sys.executable, "-c", SORT).split()
    print(
        f"taken over LMTP by {SENDERS} senders: {letters / taken:.0f} letters a second, each flushed to the disk"
    )
    print(
        f"sorted by one worker: {int(done) / float(seconds):.0f} letters a second, {1000 * float(cpu) / int(done):.1f} ms of processor each; {left} left"
    )
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")


def send(port, address, letters):
    """Seconds until all are acknowledged."""
    corpus = Path(__file__).parents[1] / "tests/core/inbox/corpus/letters"
    kinds = [
        path.read_bytes()
        for path in sorted(corpus.glob("gmail-web-*.eml"))
        + sorted(corpus.glob("outlook-desktop-*.eml"))
    ]
    wait_for(port)

    def work(own):
        with smtplib.LMTP("127.0.0.1", port) as line:
            for number in own:
                raw = kinds[number % len(kinds)].replace(
                    b"Message-ID: <", b"Message-ID: <%d." % number
                )
                line.sendmail("focal.point@example.org", [address], raw)

    threads = [
        threading.Thread(target=work, args=(range(first, letters, SENDERS),))
        for first in range(SENDERS)
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def wait_for(port):
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the door did not open")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
