"""Where a quotation begins and ends.

First of all by our own address, which is in the line above a quotation of our letter in every language, because we
wrote that letter; then by the words of mail programs.
"""

import re

from whimbrel.core.inbox.reading.html import QUOTED_BELOW
from whimbrel.core.inbox.trimming.words import (
    FORWARDED,
    FROM_WORDS,
    HEAD_WORDS,
    NOTES,
    ON_THE_DAY,
    ORIGINAL,
    WROTE,
)

ADDRESS = re.compile(r"[^\s<>\"'()\[\]:]+@[^\s<>\"'()\[\]:,;]+")
# Marks of direction that some programs put around an address in Arabic.
MARKS = re.compile(r"[\u200e\u200f\u061c]")
HEAD_LINE = re.compile(r"^[\s*_]*([^:：*]{1,20}?)[\s*_]*[:：][\s*_]*(\S.*)?$")
TIME = re.compile(r"\d{1,2}[:.h]\d{2}\b")
RULE = re.compile(r"^\s*[_=\-─—]{10,}\s*$")
# "On Tuesday, 3 March 2026 at 10:12, the Secretariat <whimbrel@example.org> wrote:" may run over so many lines.
LONGEST_INTRODUCTION = 4
LONGEST_LINE = 300


def is_quoted(line: str) -> bool:
    return line.lstrip().startswith((">", "|>", "»", "》"))


def introduction(lines: list[str], at: int, ours: frozenset[str]) -> int:
    """How many lines from there introduce a quotation: "On … wrote:"; 0 where none does."""
    if not lines[at].strip() or is_quoted(lines[at]):
        return 0
    said = ""
    for number, line in enumerate(lines[at : at + LONGEST_INTRODUCTION], start=1):
        if number > 1 and (not line.strip() or is_quoted(line)):
            return 0
        said = f"{said} {MARKS.sub('', line).strip()}".strip()
        if len(said) > LONGEST_LINE:
            return 0
        if _introduces(said, lines, at + number, ours):
            return number
    return 0


def _introduces(said: str, lines: list[str], below: int, ours: frozenset[str]) -> bool:
    ends = said.rstrip().endswith((":", "："))
    is_followed = _next_is_quoted(lines, below)
    names_somebody = bool(ADDRESS.search(said))
    if holds_our_address(said, ours) and (ends or is_followed or WROTE.search(said)):
        return True
    if WROTE.search(said):
        has_time = bool(TIME.search(said))
        has_day = has_time or bool(ON_THE_DAY.search(said))
        if is_followed:
            return ends or has_day
        # Nothing marks a quotation below: then only a program writes so exactly who and when.
        return ends and has_day and (names_somebody or has_time)
    # In a language or program nobody thought of: a day, an address, a colon, and a quotation below.
    return ends and is_followed and names_somebody


def holds_our_address(line: str, ours: frozenset[str]) -> bool:
    """Whether an address of the house is named there; of its domain where all of that is ours ("@in.example.org")."""
    found = [one.lower().rstrip(".") for one in ADDRESS.findall(line)]
    return any(one in ours or f"@{one.rpartition('@')[2]}" in ours for one in found)


def starts_quotation(lines: list[str], at: int) -> bool:
    """Whether everything from there on is what somebody else wrote: a head, or a program's own line above it."""
    line = lines[at]
    if line == QUOTED_BELOW or ORIGINAL.match(line) or NOTES.match(line):
        return True
    if RULE.match(line):
        return any(is_head(lines, at + step) for step in (1, 2) if at + step < len(lines))
    return is_head(lines, at)


def is_head(lines: list[str], at: int) -> bool:
    """Three lines such as From, Sent, To, Subject, the first of them naming who wrote."""
    if _head_word(lines[at]) not in FROM_WORDS:
        return False
    below = [line for line in lines[at : at + 12] if line.strip()][:6]
    return sum(_head_word(line) in HEAD_WORDS for line in below) >= 3


def is_forward(line: str) -> bool:
    return bool(FORWARDED.match(line))


def _head_word(line: str) -> str:
    found = HEAD_LINE.match(line)
    return " ".join(found[1].lower().split()) if found else ""


def _next_is_quoted(lines: list[str], at: int) -> bool:
    below = next((line for line in lines[at : at + 3] if line.strip()), "")
    return is_quoted(below) or below == QUOTED_BELOW
