"""The words on top of every page and at its foot, and which of them the reader is in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language


@dataclass(frozen=True)
class Section:
    word: str
    url: str
    # "page" on the section's first page, "true" below it, as aria-current has it.
    current: str


def sections(path: str) -> list[Section]:
    """The sections of `settings.NAVIGATION` whose pages exist, seen from the page at `path`."""
    return list(_seen_from(path, settings.NAVIGATION))


def places_at_the_foot(path: str) -> tuple[Section, ...]:
    """The same of `settings.FOOTER`."""
    return _seen_from(path, settings.FOOTER)


def _seen_from(path: str, named: Sequence[tuple[str, str | Promise]]) -> tuple[Section, ...]:
    return tuple(
        Section(word, url, "page" if path == url else "true" if path.startswith(url) else "")
        for word, url in _places(get_language(), get_urlconf(), tuple(named))
    )


@lru_cache(maxsize=50)
def _places(
    language: str | None, urlconf: str | None, named: tuple[tuple[str, str | Promise], ...]
) -> list[tuple[str, str]]:
    """Word and address of each section in the language that is spoken now; both are as lasting as the code."""
    found = []
    for name, word in named:
        try:
            found.append((str(word), reverse(name)))
        except NoReverseMatch:
            continue
    return found
