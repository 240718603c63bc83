"""The words on top of every page, and which of them the reader is in."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Section:
    word: str
    url: str
    # "page" on the section's first page, "true" below it, as aria-current has it.
    current: str


def sections(path: str) -> list[Section]:
    """The sections of `settings.NAVIGATION` whose pages exist, seen from the page at `path`."""
    found = []
    for name, word in settings.NAVIGATION:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        current = "page" if path == url else "true" if path.startswith(url) else ""
        found.append(Section(word=str(word), url=url, current=current))
    return found
