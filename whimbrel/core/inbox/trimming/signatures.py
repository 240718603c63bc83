"""What stands under a letter and is not part of it."""

import re

from whimbrel.core.inbox.trimming.words import CLOSINGS, DISCLAIMERS, FOOTERS

DELIMITER = re.compile(r"^(—|_{5,39})$")
POSTSCRIPT = re.compile(
    r"^\s*(p\.? ?s\b|n\.? ?b\b|p\.? ?d\b|п\.? ?с\b|ملاحظة|ملحوظة|附)", re.IGNORECASE
)
LONGEST_SIGNATURE = 14  # lines
LONGEST_LINE = 100
AROUND = " \t,.،;；。,!*_"


def without_signature(lines: list[str]) -> list[str]:
    """The lines up to where the signature, the closing words or the program's own advertisement begin."""
    kept = _up_to_delimiter(lines)
    kept = _up_to_footer(kept)
    kept = _up_to_closing(kept)
    return _up_to_footer(kept)


def _up_to_delimiter(lines: list[str]) -> list[str]:
    for at, line in enumerate(lines):
        is_rule = at > 0 and bool(DELIMITER.match(line)) and _is_short(lines[at + 1 :])
        if line in {"-- ", "--"} or is_rule:
            return lines[:at]
    return lines


def _up_to_footer(lines: list[str]) -> list[str]:
    """Telephones' footers and lawyers' paragraphs stand last; there may be several."""
    kept = _without_empty_end(lines)
    while kept:
        start = len(kept) - 1
        while start > 0 and kept[start - 1].strip():
            start -= 1
        if FOOTERS.match(kept[-1]):
            kept = _without_empty_end(kept[:-1])
        elif DISCLAIMERS.match(kept[start]):
            kept = _without_empty_end(kept[:start])
        else:
            break
    return kept


def _up_to_closing(lines: list[str]) -> list[str]:
    """Up to words such as "Kind regards", where only a name and the like follows them."""
    for at in range(len(lines) - 1, 0, -1):
        if len(lines) - at > LONGEST_SIGNATURE:
            break
        words = " ".join(lines[at].strip(AROUND).lower().split())
        if (
            words in CLOSINGS
            and any(line.strip() for line in lines[:at])
            and _is_short(lines[at + 1 :])
        ):
            return _without_empty_end(lines[:at])
    return lines


def _is_short(lines: list[str]) -> bool:
    """Nothing but names and places, as far as can be told; something added after the closing words is more."""
    return len(lines) <= LONGEST_SIGNATURE and not any(
        len(line) > LONGEST_LINE or POSTSCRIPT.match(line) for line in lines
    )


def _without_empty_end(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]
