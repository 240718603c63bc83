"""mbox: letters after one another, each begun by a line "From address day" (RFC 4155, and the ways of older programs)."""

import re
from collections.abc import Iterable, Iterator

FROM = re.compile(rb"^From \S+ .*\d{2}:\d{2}")
ESCAPED = re.compile(rb"^>+From ")


def is_mbox(first_line: bytes) -> bool:
    return bool(FROM.match(first_line))


def letters_in(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The letters, one at a time. A line of text that begins with "From " counts as such where it was escaped, or
    where no empty line stands above it."""
    letter: list[bytes] | None = None
    was_empty = True
    for line in lines:
        if was_empty and FROM.match(line):
            if letter:
                yield _whole(letter)
            letter = []
        elif letter is not None:
            letter.append(line[1:] if ESCAPED.match(line) else line)
        was_empty = not line.strip()
    if letter:
        yield _whole(letter)


def _whole(lines: list[bytes]) -> bytes:
    """The letter without the empty line that parts it from the next."""
    if lines and not lines[-1].strip():
        lines = lines[:-1]
    return b"".join(lines)
