"""The text of a letter, trimmed."""

import re

from whimbrel.core.inbox.reading.html import QUOTED_BELOW
from whimbrel.core.inbox.trimming.quotes import (
    introduction,
    is_forward,
    is_quoted,
    starts_quotation,
)
from whimbrel.core.inbox.trimming.signatures import without_signature

MOST_LINES = 20_000


def own_text(text: str, ours: frozenset[str] = frozenset()) -> str:
    """What its sender wrote. `ours` are addresses of the house, in small letters; "@domain" stands for a whole one.

    Where they answered between the quoted lines, those stay, because the answers mean nothing without. Where they
    forwarded something, it stays: that is what they wanted to show.
    """
    lines = text.split("\n")[:MOST_LINES]
    kept: list[str] = []
    at, is_forwarding = 0, False
    while at < len(lines):
        is_forwarding = is_forwarding or is_forward(lines[at])
        if is_forwarding:
            kept.append(lines[at])
            at += 1
            continue
        if starts_quotation(lines, at):
            break
        number = introduction(lines, at, ours)
        if number and not _is_quoted_below(lines, at + number):
            # Nothing marks what is quoted: all of the rest is.
            break
        at += number
        if not number:
            kept.append(lines[at])
            at += 1
    kept = [line for line in kept if line != QUOTED_BELOW]
    if not is_forwarding:
        kept = _without_quotes(kept)
    return _joined(kept)


def full_text(text: str) -> str:
    """All of it, without our own marks."""
    return _joined([line for line in text.split("\n") if line != QUOTED_BELOW])


def _is_quoted_below(lines: list[str], at: int) -> bool:
    below = next((line for line in lines[at:] if line.strip()), ">")
    return is_quoted(below)


def _without_quotes(lines: list[str]) -> list[str]:
    """Without the quotation after or before the text; between its lines, it stays."""
    blocks = _blocks(lines)
    said = [number for number, (quoted, block) in enumerate(blocks) if not quoted and _says(block)]
    if not said:
        return []
    inside = blocks[said[0] : said[-1] + 1]
    has_answers_between = any(quoted for quoted, _ in inside)
    if not has_answers_between:
        return without_signature([line for _, block in inside for line in block])
    # The first answer, too, stands under what it answers.
    inside = blocks[max(0, said[0] - 1) : said[-1] + 1]
    # A last block that is nothing but a signature does not make the quotation above it an answered one.
    last = without_signature(inside[-1][1])
    if not _says(last):
        return _without_quotes([line for _, block in inside[:-1] for line in block])
    return [line for _, block in inside[:-1] for line in block] + last


def _blocks(lines: list[str]) -> list[tuple[bool, list[str]]]:
    """Runs of lines that are quoted, or are not; empty lines belong to the run before them."""
    blocks: list[tuple[bool, list[str]]] = []
    for line in lines:
        quoted = is_quoted(line)
        if blocks and (blocks[-1][0] == quoted or not line.strip()):
            blocks[-1][1].append(line)
        else:
            blocks.append((quoted, [line]))
    return blocks


def _says(lines: list[str]) -> bool:
    return any(line.strip() for line in lines)


def _joined(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()
