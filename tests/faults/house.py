"""A served house that clients read and write, and whose processes can be killed."""

import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse
from collections import Counter
from pathlib import Path

COMMAND = [sys.executable, "-m", "whimbrel.cli"]
FORM = "application/x-www-form-urlencoded"
MAKE_PEOPLE = """
import django; django.setup()
from django.test import Client
from whimbrel.people.models import User
for number in range({many}):
    person = User.objects.create_user(f"writer{{number}}@example.org", display_name=f"w{{number}}-0")
    client = Client()
    client.force_login(person)
    print(person.pk, client.cookies["sessionid"].value)
"""


class House:
    """`whimbrel serve` on SQLite in a folder of its own."""

    def __init__(self, folder: Path, workers: int = 2):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        bare = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("WHIMBREL_")
            and name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}
        }
        self.environment = bare | {
            "WHIMBREL_DATA": str(folder),
            "PORT": str(self.port),
            "WHIMBREL_WEB_WORKERS": str(workers),
        }
        self.database = folder / "whimbrel.sqlite3"
        self.log = folder.parent / "serve.log"
        done = self._run(*COMMAND, "init", "--no-input")
        assert done.returncode == 0, done.stderr

    def people(self, many: int) -> list[tuple[int, str]]:
        """Persons with their sessions' keys."""
        done = self._run(
            sys.executable, "-c", MAKE_PEOPLE.format(many=many),
            DJANGO_SETTINGS_MODULE="whimbrel.config.settings",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return [(int(line.split()[0]), line.split()[1]) for line in done.stdout.splitlines()]

    def _run(self, *command, **more):
        return subprocess.run(
            command, env=self.environment | more, capture_output=True, text=True, timeout=120
        )

    def start(self):
        with open(self.log, "a") as log:
            self.server = subprocess.Popen(
                [*COMMAND, "serve"], env=self.environment, stdout=log, stderr=log
            )
        self.wait_until_it_answers()

    def stop(self):
        self.server.send_signal(signal.SIGTERM)
        return self.server.wait(timeout=30)

    def wait_until_it_answers(self, path="/readyz", seconds=30):
        until, last = time.monotonic() + seconds, b""
        while time.monotonic() < until:
            try:
                status, last = self.ask("GET", path)
                if status == 200:
                    return
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.02)
        said = self.log.read_text()[-500:] if self.log.exists() else ""
        raise AssertionError(f"{path} did not answer within {seconds} seconds: {last!r} {said}")

    def ask(self, method, path, body=None, headers=None):
        """Status and body of one request over a line of its own."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        try:
            line.request(method, path, body=body, headers=headers or {})
            answer = line.getresponse()
            return answer.status, answer.read()
        finally:
            line.close()

    def processes(self, name):
        """The living processes of the tree of that name, with their parents."""
        parents, found = {}, {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                comm, rest = re.match(r"\d+ \((.*)\) (.*)", stat.read_text(), re.S).groups()
            except (OSError, AttributeError):
                continue
            pid = int(stat.parent.name)
            parents[pid], found[pid] = int(rest.split()[1]), comm if rest[0] != "Z" else ""

        def belongs(pid):
            while pid > 1:
                if pid == self.server.pid:
                    return True
                pid = parents.get(pid, 0)
            return False

        return {pid: parents[pid] for pid, comm in found.items() if comm == name and belongs(pid)}

    def web_workers(self):
        web = self.processes("whimbrel-web")
        return [pid for pid, parent in web.items() if parent in web]

    def everybody(self):
        pids = [self.server.pid]
        for name in ("whimbrel-web", "whimbrel-worker", "whimbrel-porch", "whimbrel"):
            pids += self.processes(name)
        return set(pids)

    def query(self, sql, *params):
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=30) as database:
            return database.execute(sql, params).fetchall()


class Writer(threading.Thread):
    """One signed-in person who changes their name again and again; knows which changes were acknowledged."""

    def __init__(self, house, number, person, session):
        super().__init__(daemon=True)
        self.house, self.number, self.person = house, number, person
        self.headers = {
            "Cookie": f"sessionid={session}; csrftoken={'a' * 32}",
            "Content-Type": FORM,
        }
        self.acknowledged, self.sent, self.answers = 0, 0, Counter()
        self.is_over = threading.Event()

    def run(self):
        while not self.is_over.is_set():
            self.sent += 1
            form = {
                "csrfmiddlewaretoken": "a" * 32,
                "display_name": f"w{self.number}-{self.sent}",
                "language": "en",
            }
            try:
                status, _ = self.house.ask(
                    "POST", "/en/accounts/", urllib.parse.urlencode(form), self.headers
                )
            except (OSError, http.client.HTTPException):
                self.answers["broken"] += 1
                time.sleep(0.05)
                continue
            self.answers[status] += 1
            if status == 302:
                self.acknowledged = self.sent
            else:
                time.sleep(0.05)

    def check(self):
        """Every acknowledged change is there: in the journal one entry each, and the name not an older one."""
        # Taken before the database is asked: the writer goes on meanwhile.
        acknowledged, acknowledgements = self.acknowledged, self.answers[302]
        ((name,),) = self.house.query(
            "SELECT display_name FROM people_user WHERE id = ?", self.person
        )
        ((entries,),) = self.house.query(
            "SELECT count(*) FROM core_journalentry WHERE actor_id = ? AND verb = 'changed profile'",
            self.person,
        )
        there = int(name.partition("-")[2])
        assert there >= acknowledged, f"{name} is older than {acknowledged}"
        assert acknowledgements <= entries <= self.sent


class Reader(threading.Thread):
    """A visitor who takes whole pages and clear errors, and nothing else."""

    def __init__(self, house):
        super().__init__(daemon=True)
        self.house, self.answers, self.wrong = house, Counter(), []
        self.is_over = threading.Event()

    def run(self):
        number = 0
        while not self.is_over.is_set():
            number += 1
            path = ["/en/", "/en/instruments/", f"/en/countries/?q={number}", "/fr/"][number % 4]
            try:
                status, body = self.house.ask("GET", path)
            except (OSError, http.client.HTTPException):
                self.answers["broken"] += 1
                time.sleep(0.02)
                continue
            self.answers[status] += 1
            is_page = body.rstrip().endswith(b"</html>")
            if not (status == 200 and is_page) and status != 503:
                self.wrong.append((status, path, body[:300]))
