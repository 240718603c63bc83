"""How often public pages are asked for, counted without knowing by whom.

A room names in its `tallies.py` the addresses it wants counted. Each process counts in its memory and hands the
numbers over now and then: an address and a number, with nothing of the reader. A process that is killed loses the
last minutes; so the counts may be a little low, never too high.
"""

import atexit
import logging
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.db import close_old_connections

from whimbrel.core.stored.asking import Environ
from whimbrel.core.stored.day import Day
from whimbrel.core.stored.leisure import Leisure

logger = logging.getLogger(__name__)

# What the address holds by its groups, such as language and short name, and how often it was asked for.
Times = Mapping[tuple[str, ...], int]
Keep = Callable[[date, Times], object]
# Seconds between two times of handing over.
PAUSE = 60.0
# A program that gives no name, or a name that says it reads for itself and not for a person.
ROBOT = re.compile(
    r"bot|crawl|spider|slurp|scan|fetch|monitor|preview|archive|curl|wget|python|java/|perl|ruby"
    r"|go-http|http-?client|headless|feed",
    re.IGNORECASE,
)


class Counted(NamedTuple):
    """An address that is counted: by which rule, and what the address holds."""

    place: int
    holds: tuple[str, ...]


_rules: list[tuple[re.Pattern[str], Keep]] = []


def counted(address: str) -> Callable[[Keep], Keep]:
    """Give the decorated function, now and then, the day and how often addresses of that pattern were asked for."""

    def keep(function: Keep) -> Keep:
        _rules.append((re.compile(address), function))
        return function

    return keep


@lru_cache(maxsize=5000)
def rule_of(path: str) -> Counted | None:
    """What the server's own words for a path are counted as."""
    address = path.encode("latin-1", "replace").decode("utf-8", "replace")
    for place, (pattern, _keep) in enumerate(_rules):
        if found := pattern.fullmatch(address):
            return Counted(place, found.groups())
    return None


@lru_cache(maxsize=2000)
def is_robot(program: str) -> bool:
    return not program or ROBOT.search(program) is not None


class Tally:
    """The counts of one process."""

    def __init__(self, leisure: Leisure) -> None:
        self._leisure = leisure
        self._day = Day(settings.TIME_ZONE)
        # By the ordinal of the day: made a date once it is handed over.
        self._counts: Counter[tuple[int, Counted]] = Counter()
        self._counting = threading.Lock()
        self._handed_over = time.monotonic()
        atexit.register(self.hand_over)

    def note(self, environ: Environ) -> None:
        """Count the page that was given, unless nobody reads it."""
        rule = rule_of(environ["PATH_INFO"])
        if (
            rule is None
            or environ["REQUEST_METHOD"] != "GET"
            or is_robot(environ.get("HTTP_USER_AGENT", ""))
            or "prefetch" in environ.get("HTTP_SEC_PURPOSE", "")
        ):
            return
        with self._counting:
            self._counts[self._day.today(), rule] += 1
        if time.monotonic() - self._handed_over > PAUSE:
            self._handed_over = time.monotonic()
            self._leisure.add(self.hand_over)

    def hand_over(self) -> None:
        """Give the rooms what was counted since the last time; what they cannot take now is kept for the next."""
        with self._counting:
            counts, self._counts = self._counts, Counter()
        told: dict[tuple[int, int], dict[tuple[str, ...], int]] = {}
        for (day, rule), times in counts.items():
            told.setdefault((day, rule.place), {})[rule.holds] = times
        for (day, place), held in told.items():
            close_old_connections()
            try:
                _rules[place][1](date.fromordinal(day), held)
            except Exception:
                logger.exception("Counts could not be kept; they are tried again.")
                with self._counting:
                    for holds, times in held.items():
                        self._counts[day, Counted(place, holds)] += times
            finally:
                close_old_connections()
