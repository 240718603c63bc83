"""The part of an address after the question mark, as far as a page knows it."""

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode

# Longer questions are answered, but not stored.
LONGEST = 500


def canonical(query: str, known: Collection[str]) -> str:
    """The query without what the page does not know or what is empty, in alphabetical order.

    A page is made from this and stored under this, so that an unknown word can neither show in it nor
    multiply it.
    """
    if not query or not known:
        return ""
    pairs = [(name, value) for name, value in parse_qsl(query) if name in known]
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))
