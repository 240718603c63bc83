"""A person's card for an address book: vCard 3.0, which every address book still in use reads.

Escaping and folding as RFC 6350 has them (sections 3.2 and 3.4), which are those of version 3.0 (RFC 2426).
LANG came with RFC 6350; RFC 2426 allows registered names it does not know, and readers skip them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

CONTROLS = dict.fromkeys([*range(32), 127])
WIDTH = 75  # octets a line may have, its end not counted


@dataclass(frozen=True)
class Card:
    """What a card says. Only `name` is needed; `languages` are codes, `address` may have several lines."""

    name: str
    given: str = ""
    family: str = ""
    title: str = ""
    # In what capacity the person acts: "National Focal Point, Kenya".
    role: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    url: str = ""
    languages: tuple[str, ...] = ()


def vcard(card: Card) -> bytes:
    """The card as a file, in UTF-8. Whatever stands in a field stays in its field."""
    return b"".join(_folded(line) for line in _lines(card))


def _lines(card: Card) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{_text(card.name)}"
    # Whoever gave no family name is filed under the name that is shown.
    family = card.family or ("" if card.given else card.name)
    yield f"N:{_text(family)};{_text(card.given)};;;"
    for name, value in [
        ("TITLE", card.title),
        ("ROLE", card.role),
        ("ORG", card.organisation),
        ("EMAIL;TYPE=INTERNET", card.email),
        ("TEL;TYPE=WORK,VOICE", card.phone),
    ]:
        if value:
            yield f"{name}:{_text(value)}"
    if card.address:
        # We do not know which line is the street and which the town.
        yield f"ADR;TYPE=WORK:;;{_text(card.address)};;;;"
    if card.url:
        yield f"URL:{_bare(card.url)}"
    for code in card.languages:
        yield f"LANG:{_text(code)}"
    yield "END:VCARD"


def _text(value: str) -> str:
    """A text value: a new line becomes the two letters \\n, other controls go."""
    lines = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").splitlines()
    return "\\n".join(line.translate(CONTROLS) for line in lines)


def _bare(value: str) -> str:
    """An address of a page: it has no new lines, and its commas mean something."""
    return "".join(value.split()).translate(CONTROLS)


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, no letter cut in two; each but the first begins with a space."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode("utf-8", errors="replace")
        if len(piece) + len(octets) > WIDTH:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
