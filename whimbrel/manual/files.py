"""The files in which an edition of the Manual is written, read as plain values.

An article is a text file: a front matter between `---` lines, then Markdown whose paragraphs each end with their
permanent name, `{#p-credentials}`. Checklists and questions are written alike. `docs/building/manual.md` shows one.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.languages import CODES
from whimbrel.core.sheets import Complaint, SheetRefused
from whimbrel.manual.markup import to_html

NAME = re.compile(r"\s*\{#([\w-]+)\}\s*$")
# "D-30" counts back from the opening day of a meeting, "S+30" on from the day of a designation.
DUE = re.compile(r"\s*\{due:\s*[DS]\s*(?:([+-])\s*(\d+))?\s*\}")
LIST = re.compile(r"\s*(?:[-*]|\d+\.)\s")
# A text for many articles, by its short name: "{shared: secretariat-address} {#p-address}".
SHARED = re.compile(r"\{shared:\s*([\w-]+)\s*\}")
FILE = re.compile(r"\{file:\s*([^\s{}]+)\s*\}")
PICTURE = re.compile(r'!\[([^\]]*)\]\(\.\./\.\./pictures/([^\s)]+)(?:\s+"([^"]*)")?\)')
ITEM = re.compile(r"(?m)^[-*]\s+")


@dataclass(frozen=True)
class TextFile:
    """What stands in one file: its short name and language, its front matter, and the rest."""

    slug: str
    language: str
    facts: dict[str, str]
    text: str
    path: Path

    def listed(self, name: str) -> list[str]:
        """The words of a fact that lists several: "CMS, AEWA"."""
        said = self.facts.get(name, "")
        # "CMS Art. VII.3, second sentence; AEWA Art. III": where there are semicolons, a comma is part of the words.
        return [one for one in re.split(r"\s*;\s*" if ";" in said else r"\s*[,;]\s*", said) if one]

    def refuse(self, *why: str) -> SheetRefused:
        return SheetRefused(self.path.name, [Complaint(one) for one in why])


@dataclass(frozen=True)
class Step:
    key: str
    text: str
    due_days: int | None


@dataclass(frozen=True)
class Asked:
    key: str
    question: str
    answer: str


@dataclass
class _Pieces:
    """The pieces of a body as Wagtail keeps them, and what is wrong with the file."""

    found: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def add(self, kind: str, value: Any, key: str) -> None:
        if key in self.seen:
            self.wrong.append(
                _("The name “%(key)s” stands twice. Give each its own.") % {"key": key}
            )
        self.seen.add(key)
        self.found.append({"type": kind, "value": value, "id": key})


def read_folder(folder: Path) -> list[TextFile]:
    """Every `<slug>.<language>.md` of the folder, by name. An empty list where there is no such folder."""
    return [read_file(path) for path in sorted(folder.glob("*.*.md"))]


def read_file(path: Path) -> TextFile:
    """One file. Raises SheetRefused where its name or its front matter cannot be read."""
    slug, language = path.name.removesuffix(".md").rsplit(".", 1)
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n").lstrip("\ufeff")
    facts: dict[str, str] = {}
    if text.startswith("---\n"):
        head, _mark, text = text[4:].partition("\n---")
        for line in head.splitlines():
            name, _colon, value = line.partition(":")
            if name.strip():
                facts[name.strip()] = _unquoted(value.strip())
    file = TextFile(slug, language, facts, text.strip(), path)
    if language not in CODES:
        raise file.refuse(
            _("“%(code)s” is not a language of the house. Name the file like first-days.fr.md.")
            % {"code": language}
        )
    return file


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value.startswith('"') and value.endswith('"')
    return value[1:-1] if is_quoted else value


def pieces_in(file: TextFile) -> list[dict[str, Any]]:
    """The body as Wagtail keeps it, but for shared texts, files and pictures, which are named and not numbered.

    Raises SheetRefused for a paragraph without its own permanent name.
    """
    pieces = _Pieces()
    headings = 0
    for chunk in _chunks(file.text):
        words, key = _named(chunk)
        if not words:
            continue
        if words.startswith("#"):
            headings += 1
            level, _space, heading = words.partition(" ")
            kind = "heading" if len(level) < 3 else "subheading"
            pieces.add(kind, heading.strip(), key or f"p-h{headings}")
            continue
        if not key.startswith("p-"):
            pieces.wrong.append(
                _("The paragraph “%(words)s…” does not end with its name, like {#p-credentials}.")
                % {"words": words[:40]}
            )
        if shared := SHARED.fullmatch(words):
            pieces.add("shared", shared[1], key)
        elif attached := FILE.fullmatch(words):
            pieces.add("file", attached[1], key)
        elif picture := PICTURE.fullmatch(words):
            alt, name, caption = picture.groups(default="")
            told = {"image": name, "alt": unescape(alt), "caption": unescape(caption)}
            pieces.add("picture", told, key)
        elif words.startswith("> "):
            words = re.sub(r"(?m)^> ?", "", words)
            pieces.add("note", to_html(words), key)
        else:
            pieces.add("paragraph", to_html(words), key)
    if pieces.wrong:
        raise file.refuse(*pieces.wrong)
    return pieces.found


def _chunks(text: str) -> list[str]:
    """The pieces of a text: apart where a blank line is, and after each permanent name.

    Words without a name before a list belong to it: "Bring:" and what is to be brought.
    """
    chunks: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        for chunk in re.split(r"(?<=\})\s*\n(?=\s*(?:[-*]|\d+\.)\s)", block.strip()):
            is_list = LIST.match(chunk) is not None
            if (
                chunks
                and is_list
                and not NAME.search(chunks[-1])
                and not chunks[-1].startswith("#")
            ):
                chunks[-1] += f"\n\n{chunk.strip()}"
            elif chunk.strip():
                chunks.append(chunk.strip())
    return chunks


def steps_in(file: TextFile) -> list[Step]:
    """The steps of a checklist, in their order. Raises SheetRefused for one without a name."""
    steps, wrong = [], []
    for item in ITEM.split(file.text)[1:]:
        words = " ".join(re.split(r"(?m)^#", item)[0].split()).removeprefix("[ ] ")
        due = DUE.search(words)
        days = int(f"{due[1] or ''}{due[2] or 0}") if due else None
        words, key = _named(DUE.sub("", words).strip())
        if not key:
            wrong.append(_("The step “%(words)s…” has no name.") % {"words": words[:40]})
        steps.append(Step(key, words, days))
    if wrong:
        raise file.refuse(*wrong)
    return steps


def plain_text(text: str) -> str:
    """The Markdown without the permanent names."""
    chunks = (_named(one.strip())[0] for one in re.split(r"\n\s*\n", text))
    return "\n\n".join(one for one in chunks if one)


def questions_in(file: TextFile) -> list[Asked]:
    """Questions, each a heading, with the paragraphs below it as the answer in Markdown."""
    asked = []
    for number, part in enumerate(re.split(r"(?m)^##\s+", file.text)[1:], 1):
        head, _line, rest = part.partition("\n")
        question, key = _named(head.strip())
        asked.append(Asked(key or f"q-{number}", question, plain_text(rest)))
    return asked


def _named(words: str) -> tuple[str, str]:
    """The words without their permanent name, and the name; empty where they have none."""
    found = NAME.search(words)
    return (NAME.sub("", words), found[1]) if found else (words, "")
