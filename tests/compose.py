"""A compose file read strictly: the part of YAML that ours is written in, and an error for everything else."""

import json
import re
from typing import Any

LINE = re.compile(r"^(?P<indent> *)(?P<text>\S.*?)\s*$")
KEY = re.compile(r"^(?P<key>[A-Za-z_<][\w<.-]*):(?: (?P<value>.+))?$")
NAMED = re.compile(r"^&(\w+)$")


class NotRead(Exception):
    """The file is not YAML, or more of it than we know."""


def read(text: str) -> dict[str, Any]:
    """The file as an engine sees it: names and what they stand for, `&name` and `<<: *name` resolved."""
    lines = []
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line:
            raise NotRead(f"line {number}: a tab")
        found = LINE.match(line)
        if found and not found["text"].startswith("#"):
            if len(found["indent"]) % 2:
                raise NotRead(f"line {number}: an odd indent")
            lines.append((number, len(found["indent"]), found["text"]))
    named: dict[str, Any] = {}
    value, rest = _block(lines, 0, named)
    if rest or not isinstance(value, dict):
        raise NotRead(f"line {rest[0][0] if rest else 1}: an indent that belongs to nothing")
    return value


def _block(lines: list[Any], indent: int, named: dict[str, Any]) -> tuple[Any, list[Any]]:
    """What stands at that indent, and the lines after it."""
    if lines and lines[0][2].startswith("- "):
        items = []
        while lines and lines[0][1] == indent and lines[0][2].startswith("- "):
            items.append(_scalar(lines[0][2][2:], lines[0][0], named))
            lines = lines[1:]
        return items, lines
    pairs: dict[str, Any] = {}
    while lines and lines[0][1] == indent:
        number, _, text = lines[0]
        found = KEY.match(text)
        if found is None or found["key"] in pairs:
            raise NotRead(f"line {number}: {text}")
        key, value, lines = found["key"], found["value"], lines[1:]
        name = NAMED.match(value or "")
        if (value is None or name) and lines and lines[0][1] == indent + 2:
            pairs[key], lines = _block(lines, indent + 2, named)
        else:
            pairs[key] = None if value is None else _scalar(value, number, named)
        if name:
            named[name[1]] = pairs[key]
    return pairs.pop("<<", {}) | pairs, lines


def _scalar(text: str, number: int, named: dict[str, Any]) -> Any:
    if text.startswith("*"):
        if text[1:] not in named:
            raise NotRead(f"line {number}: nothing is named {text[1:]}")
        return named[text[1:]]
    if text[0] in '["{':
        try:
            return json.loads(text)
        except ValueError as error:
            raise NotRead(f"line {number}: {error}") from error
    # What would begin something else, or end the line in the middle.
    if text[0] in "!|>@`%&'" or ": " in text or " #" in text:
        raise NotRead(f"line {number}: {text}")
    return {"true": True, "false": False}.get(text, int(text) if text.isdigit() else text)
