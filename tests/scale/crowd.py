"""Readers and writers who go on until they are told to stop, and remember what they were answered."""

import http.client
import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.scale.client import PROFILE, Answer, Client

NEW_REGION = "/admin/region/new/"
PAGES = [
    "/en/",
    "/fr/",
    "/en/countries/",
    "/en/countries/KEN/",
    "/en/instruments/cms/",
    "/en/instruments/cms/parties/",
    "/es/species/",
    "/en/meetings/",
]
PAUSE = 0.03  # seconds between two requests of one person
AT_MOST = 30.0  # seconds


@dataclass
class Person:
    """Somebody at work in a thread of their own."""

    client: Client
    turn: Callable[["Person", int], Answer | None]
    name: str = ""
    asked: int = 0
    refused: list[tuple[float, str]] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)

    def work(self, over: threading.Event) -> None:
        for number in itertools.count():
            if over.is_set():
                return
            self.asked += 1
            try:
                answer = self.turn(self, number)
                if answer is not None:
                    self.refused.append((time.monotonic(), f"{answer.status} {answer.body[:200]}"))
            except (OSError, http.client.HTTPException) as error:
                self.refused.append((time.monotonic(), repr(error)))
            time.sleep(PAUSE)


def reads(person: Person, number: int) -> Answer | None:
    """Read the next public page. The answer only where it is not the page."""
    answer = person.client.get(PAGES[number % len(PAGES)])
    return None if answer.status == 200 and "</html>" in answer.body else answer


def reads_own_page(person: Person, number: int) -> Answer | None:
    """Read the page about oneself, which only somebody who is signed in can."""
    answer = person.client.get(PROFILE)
    return None if answer.status == 200 else answer


def names_regions(person: Person, number: int) -> Answer | None:
    """Add a region at the desk: a row that bears the mark of this one request."""
    mark = f"{person.name}-{number}"
    fields = {"name_en": f"Region {mark}", "code": mark, "within": ""}
    fields |= {f"name_{code}": "" for code in ("fr", "es", "ar", "ru")}
    answer = person.client.post(NEW_REGION, fields)
    if answer.status != 302 or answer.is_redirect_to_sign_in:
        return answer
    person.acknowledged.append(mark)
    return None


def changes_own_name(person: Person, number: int) -> Answer | None:
    """Change the name others see: each change is a line in the journal."""
    mark = f"{person.name} {number}"
    answer = person.client.post(PROFILE, {"display_name": mark, "language": "en"})
    if answer.status != 302 or answer.is_redirect_to_sign_in:
        return answer
    person.acknowledged.append(mark)
    return None


class Crowd:
    """Many people at once, between `with` and its end."""

    def __init__(self, people: list[Person]) -> None:
        self.people = people
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=person.work, args=(self._over,), daemon=True)
            for person in people
        ]

    def __enter__(self) -> "Crowd":
        for thread in self._threads:
            thread.start()
        return self

    def go_on(self, *, times: int) -> None:
        """Wait until everybody has asked that often again, however slow the machine is today."""
        enough = [person.asked + times for person in self.people]
        until = time.monotonic() + AT_MOST
        while time.monotonic() < until:
            if all(person.asked >= aim for person, aim in zip(self.people, enough, strict=True)):
                return
            time.sleep(0.05)

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(timeout=30)
