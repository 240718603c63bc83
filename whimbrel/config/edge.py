"""The edge of the house: answers stored public pages before Django wakes, and joins the private slots.

A visitor gets a finished answer from memory. A signed-in reader gets the same page with their slots filled,
their session and account read afresh each time. Whatever the edge does not know it hands to Django, and keeps
the page that comes back where its view promises that it is public (`core.stored.views.public_page`).
"""

import logging
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.db import connections

from whimbrel.core.slots import IMPERSONAL, filled_slot
from whimbrel.core.stored.asking import MADE, NUMBERS, Asking, Environ, asking
from whimbrel.core.stored.day import Day
from whimbrel.core.stored.depot import CacheDepot, Depot, FileDepot
from whimbrel.core.stored.encoding import press_answer
from whimbrel.core.stored.leisure import Leisure
from whimbrel.core.stored.page import EVERYBODY, OFTEN, Answer, Headers, Key, StoredPage
from whimbrel.core.stored.query import canonical
from whimbrel.core.stored.readers import VISITOR, Person, Reader, doorkeeper, has_doorkeeper
from whimbrel.core.stored.release import release_of
from whimbrel.core.stored.shelf import Shelf
from whimbrel.core.stored.tally import Tally
from whimbrel.core.stored.witness import (
    DatabaseWitness,
    Numbers,
    SqliteWitness,
    Unreadable,
    Witness,
)
from whimbrel.core.stored.words import Form, Known, KnownWords

logger = logging.getLogger(__name__)

StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
MANNERS = 20000
# Settings that pages or their headers show.
IN_PAGES = ("SITE_URL", "SOURCE_URL", "TIME_ZONE", "DEMO", "SECURE_HSTS_SECONDS", "LANGUAGES")
canonical_once = lru_cache(maxsize=5000)(canonical)


class Private(NamedTuple):
    """An answer made for one reader, kept in case the same reader asks again."""

    answer: Answer
    size: int


class Edge:
    """A WSGI application in front of Django."""

    def __init__(self, django: Application, witness: Witness, depot: Depot) -> None:
        self.django = django
        self.witness = witness
        self.depot = depot
        room = settings.PAGES_MEMORY
        self.plain: Shelf[Key, StoredPage] = Shelf(room // 2)
        # Pages with a question have a shelf of their own: however many questions somebody thinks of, the
        # pages that everybody reads stay.
        self.asked: Shelf[Key, StoredPage] = Shelf(room // 4)
        self.private: Shelf[tuple[Any, ...], Private] = Shelf(room // 4)
        # By host and path: the words a page knows, and whether it differs by class of reader.
        self.manners: dict[tuple[str, str], tuple[tuple[str, ...], bool]] = {}
        self.words = KnownWords()
        self.day = Day(settings.TIME_ZONE)
        self.leisure = Leisure()
        self.tally = Tally(self.leisure)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD"):
            return self.django(environ, start_response)
        numbers = asked = found = None
        try:
            numbers = self.witness.numbers()
            found = self.once_more(environ, numbers)
            if found is None:
                asked = asking(environ)
                found = self.stored(asked, numbers) if asked else None
                if found is not None and asked is not None:
                    self._remember(environ, asked)
        except Unreadable:
            numbers = None
        except Exception:
            logger.exception("The edge failed; Django answers.")
            numbers = None
        if found is not None:
            self.tally.note(environ)
            seen = environ.get("HTTP_IF_NONE_MATCH", "")
            return _given(found, seen, method, start_response)
        if numbers is None or asked is None or method == "HEAD":
            return self.django(environ, start_response)
        return self.fresh(environ, asked, numbers, start_response)

    def once_more(self, environ: Environ, numbers: Numbers) -> Answer | None:
        """The answer to a visitor's question that was asked in these very words before."""
        known = self.words.get(environ)
        if known is None:
            return None
        shelf, key, form = known
        page = shelf.get(key)
        if page is None or page.checked is not numbers or page.day != self.day.today():
            return None
        answer = page.answers.get(form)
        if answer is not None:
            self._count(page, answer, form)
        return answer

    def stored(self, asked: Asking, numbers: Numbers) -> Answer | None:
        """The answer from a stored page; None where Django must make it. Raises Unreadable."""
        manners = self.manners.get((asked.host, asked.path))
        cookies = asked.cookies
        if cookies.has_message or (asked.query and manners is None):
            return None
        if cookies.session_key and not has_doorkeeper():
            return None
        known, by_class = manners or ((), False)
        key = Key(asked.host, asked.path, canonical_once(asked.query, known) if asked.query else "")
        # Who it is costs more than whether there is a page, so it is asked second where it can be.
        page = None if by_class else self.page_at(key, numbers)
        if page is None and not by_class:
            return None
        person, has_news = self._who(asked)
        if by_class:
            page = self.page_at(
                key._replace(visible_to=person.visible_to if person else VISITOR), numbers
            )
        if page is None or has_news:
            return None
        if person is None and page.is_same_for_visitors:
            return self._for_visitor(page, asked)
        return self._for_person(page, asked, person)

    def page_at(self, key: Key, numbers: Numbers) -> StoredPage | None:
        """The page, if it is as new as the last write and made today."""
        page = self._shelf(key).get(key)
        if page is not None and self._is_good(page, numbers):
            return page
        page = self.depot.get(key)
        if page is not None and self._is_good(page, numbers):
            self._shelve(page)
            return page
        return None

    def fresh(
        self, environ: Environ, asked: Asking, numbers: Numbers, start_response: StartResponse
    ) -> Iterable[bytes]:
        """What Django answers; where a public page came of it, that page as everybody will get it."""
        environ[NUMBERS] = numbers
        held: list[Any] = []
        body = self.django(environ, lambda status, headers, _=None: held.extend((status, headers)))
        page: StoredPage | None = environ.get(MADE)
        if page is not None:
            self.tally.note(environ)
            self._shelve(page)
            self.leisure.add(partial(self.depot.put, page))
            found = None if _sets_more_than_a_token(held[1]) else self.stored(asked, numbers)
            whole = b"" if found is not None else b"".join(body)
            if hasattr(body, "close"):
                body.close()
            if found is not None:
                return _given(found, asked.seen, "GET", start_response)
            # Left as it was for the store, and now given to this reader alone.
            body = [press_answer(held[1], whole, asked.coding)]
        start_response(*held)
        return body

    def _is_good(self, page: StoredPage, numbers: Numbers) -> bool:
        if page.checked is not numbers:
            if not page.holds(numbers):
                return False
            page.checked = numbers
        return page.day == self.day.today()

    def _shelve(self, page: StoredPage) -> None:
        key = page.key
        self._shelf(key).put(key, page)
        if len(self.manners) > MANNERS:
            self.manners.clear()
        self.manners[key.host, key.path] = page.known, page.key.visible_to != EVERYBODY

    def _who(self, asked: Asking) -> tuple[Person | None, bool]:
        if not asked.cookies.session_key:
            return None, False
        return doorkeeper().by_session(self.witness.read, asked.cookies.session_key)

    def _for_visitor(self, page: StoredPage, asked: Asking) -> Answer:
        size, form = page.size, page.form(asked.is_arriving, asked.coding)
        answer = page.for_visitor(form)
        if page.size != size:
            self._shelf(page.key).weigh(page.key)
        self._count(page, answer, form)
        return answer

    def _count(self, page: StoredPage, answer: Answer, form: Form) -> None:
        """What is often asked for is worth the time to be pressed smaller."""
        answer.given += 1
        if answer.given == OFTEN and not answer.is_small:
            self.leisure.add(partial(self._make_small, page, form))

    def _make_small(self, page: StoredPage, form: Form) -> None:
        page.make_small(form)
        self._shelf(page.key).weigh(page.key)

    def _shelf(self, key: Key) -> Shelf[Key, StoredPage]:
        return self.asked if key.query else self.plain

    def _remember(self, environ: Environ, asked: Asking) -> None:
        """Know the words of this request again, if they are a visitor's."""
        if "HTTP_COOKIE" in environ:
            return
        known, by_class = self.manners[asked.host, asked.path]
        key = Key(asked.host, asked.path, canonical_once(asked.query, known))
        page = self._shelf(key).get(key)
        if page is not None and page.is_same_for_visitors and not by_class:
            form = page.form(asked.is_arriving, asked.coding)
            self.words.remember(environ, Known(self._shelf(key), key, form))

    def _for_person(self, page: StoredPage, asked: Asking, person: Person | None) -> Answer | None:
        reader = Reader(
            language=page.language,
            way_back=page.address,
            is_arriving=asked.is_arriving,
            person=person,
            csrf_secret=asked.cookies.csrf_secret,
            page=page.address,
        )
        fills = []
        for slot in page.slots:
            if slot.name in IMPERSONAL:
                fills.append(slot.arriving if asked.is_arriving else slot.moving)
                continue
            filled = filled_slot(reader, slot.name, slot.argument)
            if filled is None:
                return None
            fills.append(filled.encode())
        key = (page.digest, asked.is_arriving, asked.coding, *fills)
        kept = self.private.get(key)
        if kept is None:
            answer = page.answer(fills, asked.is_arriving, asked.coding)
            kept = Private(answer, len(answer.body) + sum(map(len, fills)) + 1000)
            self.private.put(key, kept)
        return kept.answer


def _given(
    answer: Answer, seen: str, method: str, start_response: StartResponse
) -> Iterable[bytes]:
    if seen and answer.content in seen:
        start_response("304 Not Modified", answer.unchanged(seen))
        return []
    start_response("200 OK", answer.headers)
    return [answer.body] if method == "GET" else []


def _sets_more_than_a_token(headers: Headers) -> bool:
    """Whether the answer gives the reader a cookie that must not be lost."""
    return any(
        name.lower() == "set-cookie"
        and not value.lstrip().startswith(f"{settings.CSRF_COOKIE_NAME}=")
        for name, value in headers
    )


def with_edge(django: Application) -> Application:
    """Django behind the edge, or by itself where WHIMBREL_EDGE is 0."""
    if not settings.EDGE:
        return django
    connection = connections["default"]
    witness: Witness = DatabaseWitness()
    if connection.vendor == "sqlite":
        witness = SqliteWitness(str(connection.settings_dict["NAME"]))
    release = release_of(
        [settings.PACKAGE, *settings.LOCALE_PATHS],
        [str(getattr(settings, name)) for name in IN_PAGES],
    )
    depot: Depot = FileDepot(settings.DATA / "pages", release, settings.PAGES_ROOM)
    if "redis" in settings.CACHES["default"]["BACKEND"]:
        depot = CacheDepot(caches["default"], release)
    return Edge(django, witness, depot)
