"""A page that is stored: bytes, the slots between them, and what it was made from."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from whimbrel.core.stored.encoding import QUICK, SMALL, WORTH_IT, is_compressible, press

Headers = list[tuple[str, str]]
EVERYBODY = "everybody"
# How often an answer is given before it is pressed as small as can be, at leisure.
OFTEN = 5
# A browser sends the one fingerprint it has; longer lists are read anew each time.
LONGEST_SEEN = 200


class Key(NamedTuple):
    """Where a page is kept. The language is the first part of the path."""

    host: str
    path: str
    query: str = ""
    # For whom: everybody, or one class of readers where a page differs by it. Never one person.
    visible_to: str = EVERYBODY


class Slot(NamedTuple):
    name: str
    argument: str
    # What a visitor sees in it, who arrives or is on the way within the site.
    arriving: bytes
    moving: bytes


@dataclass
class Answer:
    """One finished answer in one coding. `content` is what its ETag begins with: the same for all forms."""

    body: bytes
    content: str
    etag: str
    headers: Headers
    given: int = 0
    is_small: bool = False

    def __post_init__(self) -> None:
        kept = [pair for pair in self.headers if pair[0] in ("Cache-Control", "Vary")]
        self._unchanged = [*kept, ("ETag", self.etag)]
        # The last other form that somebody had, and what was said to it: mostly it is asked again.
        self._last: tuple[str, Headers] = ("", [])

    def unchanged(self, seen: str) -> Headers:
        """The headers of a 304, for a reader who has seen this content, in whichever form."""
        if seen == self.etag:
            return self._unchanged
        last, said = self._last
        if seen != last:
            held = re.search(f'"{self.content}[^"]*"', seen)
            said = [*self._unchanged[:-1], ("ETag", held[0] if held else self.etag)]
            if len(seen) <= LONGEST_SEEN:
                self._last = seen, said
        return said


@dataclass
class StoredPage:
    """The page at a key. `scopes` holds the numbers it was made from, `day` the day it was made on, as an
    ordinal in the house's time zone: a page that says "today" is good today."""

    key: Key
    parts: list[bytes]
    slots: list[Slot]
    headers: Headers
    scopes: Mapping[str, int]
    day: int
    # The words of the query that the page knows.
    known: tuple[str, ...] = ()
    # As a link to it is written, and the language it speaks.
    address: str = ""
    language: str = "en"
    # Whether the slots hold the same for all visitors, so that one answer serves them.
    is_same_for_visitors: bool = True
    # What is said besides to a reader on the way, whose page links the style sheet.
    moving_headers: Headers = field(default_factory=list)
    checked: object = None
    answers: dict[tuple[bool, str], Answer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        made = hashlib.sha256()
        for part in (*self.parts, repr(self.headers).encode()):
            made.update(part)
        self.digest = made.hexdigest()[:20]
        kind = next((value for name, value in self.headers if name == "Content-Type"), "")
        self.size = sum(map(len, self.parts)) + 1000
        self.is_compressible = is_compressible(kind) and self.size > WORTH_IT

    def holds(self, numbers: Mapping[str, int]) -> bool:
        """Whether nothing it was made from has changed."""
        return all(numbers.get(scope, 0) == number for scope, number in self.scopes.items())

    def form(self, is_arriving: bool, coding: str) -> tuple[bool, str]:
        """In which form the page answers who asks so."""
        return is_arriving, coding if self.is_compressible else ""

    def for_visitor(self, form: tuple[bool, str]) -> Answer:
        """The answer for a reader without an account, kept for the next."""
        found = self.answers.get(form)
        if found is None:
            found = self.answers[form] = self.answer(self._fills(form[0]), *form)
            self.size += len(found.body)
        return found

    def _fills(self, is_arriving: bool) -> list[bytes]:
        return [slot.arriving if is_arriving else slot.moving for slot in self.slots]

    def answer(self, fills: list[bytes], is_arriving: bool, coding: str) -> Answer:
        """The page with its slots filled, in that coding."""
        coding = coding if self.is_compressible else ""
        body = self.joined(fills)
        return self._finished(body, self.content_of(fills), is_arriving, coding, QUICK)

    def content_of(self, fills: list[bytes]) -> str:
        """What an ETag begins with: the same for all forms of one content.

        The style slot is left out: a page that carries the sheet and one that links it say the same.
        """
        private = b"\0".join(
            fill for slot, fill in zip(self.slots, fills, strict=True) if slot.name != "style"
        )
        return self.digest + hashlib.sha256(private).hexdigest()[:12]

    def joined(self, fills: list[bytes]) -> bytes:
        pieces = [self.parts[0]]
        for fill, part in zip(fills, self.parts[1:], strict=True):
            pieces += (fill, part)
        return b"".join(pieces)

    def make_small(self, form: tuple[bool, str]) -> None:
        """Press an answer for visitors as small as can be."""
        old, fills = self.answers[form], self._fills(form[0])
        new = self._finished(self.joined(fills), self.content_of(fills), *form, SMALL)
        new.is_small = True
        self.answers[form] = new
        self.size += len(new.body) - len(old.body)

    def _finished(
        self, body: bytes, content: str, is_arriving: bool, coding: str, effort: str
    ) -> Answer:
        form = f"{'a' if is_arriving else 'm'}{coding}{effort[0] if coding else ''}"
        etag = f'"{content}-{form}"'
        headers = self.headers + ([] if is_arriving else self.moving_headers)
        if coding:
            body = press(body, coding, effort)
            headers.append(("Content-Encoding", coding))
        if self.is_compressible:
            headers.append(("Vary", "Accept-Encoding"))
        headers += [("ETag", etag), ("Content-Length", str(len(body)))]
        return Answer(body, content, etag, headers, is_small=not coding)

    def packed(self) -> bytes:
        """The page as bytes for a file or a cache; `unpacked` reads them."""
        head = {
            "key": self.key,
            "headers": self.headers,
            "scopes": dict(self.scopes),
            "day": self.day,
            "known": self.known,
            "address": self.address,
            "language": self.language,
            "is_same_for_visitors": self.is_same_for_visitors,
            "moving_headers": self.moving_headers,
            "slots": [(slot.name, slot.argument) for slot in self.slots],
        }
        blocks = [*self.parts]
        for slot in self.slots:
            blocks += (slot.arriving, slot.moving)
        head["lengths"] = [len(block) for block in blocks]
        text = json.dumps(head).encode()
        body = b"".join([len(text).to_bytes(4, "big"), text, *blocks])
        return hashlib.sha256(body).digest() + body


def unpacked(kept: bytes) -> StoredPage | None:
    """The page that was packed; None where the bytes are not whole."""
    if len(kept) < 36 or hashlib.sha256(kept[32:]).digest() != kept[:32]:
        return None
    begin = 36 + int.from_bytes(kept[32:36], "big")
    head = json.loads(kept[36:begin])
    blocks = []
    for length in head["lengths"]:
        blocks.append(kept[begin : begin + length])
        begin += length
    names = head["slots"]
    parts, fills = blocks[: len(names) + 1], blocks[len(names) + 1 :]
    slots = [
        Slot(name, argument, fills[2 * at], fills[2 * at + 1])
        for at, (name, argument) in enumerate(names)
    ]
    return StoredPage(
        key=Key(*head["key"]),
        parts=parts,
        slots=slots,
        headers=[(name, value) for name, value in head["headers"]],
        scopes=head["scopes"],
        day=head["day"],
        known=tuple(head["known"]),
        address=head["address"],
        language=head["language"],
        is_same_for_visitors=head["is_same_for_visitors"],
        moving_headers=[(name, value) for name, value in head["moving_headers"]],
    )
