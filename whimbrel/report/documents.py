"""A report as a document: its content, frozen or counted now, laid out in blocks."""

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from whimbrel.core.documents.docx import Say, keep_silent, write_docx
from whimbrel.core.documents.pdf import heading_pages, write_pdf
from whimbrel.core.documents.tree import (
    Block,
    Document,
    Heading,
    Masthead,
    Paragraph,
    Picture,
    Points,
    Run,
    Summary,
    Table,
)
from whimbrel.core.languages import direction
from whimbrel.core.periods import written_date

FIGURE = re.compile(r"\[\[([^\[\]]*)\]\]")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def report_document(
    content: Mapping[str, Any], language: str, *, made_at: datetime, edition: int | None = None
) -> Document:
    """The document of this content in this language. `edition` is None for a draft.

    Where a text is missing, the original stands in its place and a note says so.
    """
    face, head = content["faces"][language], content["report"]
    labels = face["labels"]
    narrative, is_mixed = _narrative(content, language)
    original = labels[f"language_{head['original_language']}"]
    day = written_date(made_at.date(), language)
    stamp = (
        labels["edition"] % {"number": edition, "day": day} if edition else labels["draft"] % day
    )
    notes = [labels["cut_off"] % face["cut_off"], stamp]
    if is_mixed:
        notes.append(labels["untranslated"] % original)
    agenda = labels["agenda_item"] % head["agenda_item"] if head["agenda_item"] else ""
    before, between, after = re.split(r"%\(pages?\)s", labels["page"])
    return Document(
        title=face["title"],
        language=language,
        masthead=Masthead(
            organization=face["instrument"],
            corner=(
                labels["distribution"],
                head["symbol"] or labels["no_symbol"],
                face["dated"],
                labels["original"] % original,
            ),
            meeting=tuple(line for line in (face["meeting"], face["met"], agenda) if line),
        ),
        byline=labels["prepared_by"],
        running_head=head["symbol"] or f"{face['instrument_code']} {face['meeting_label']}",
        contents_title=labels["contents"],
        page_words=(before, between, after),
        made_at=made_at,
        blocks=tuple(_Layout(content, language, is_marked=edition is None).blocks(narrative)),
        notes=tuple(notes),
        author=face["instrument"],
        template=base64.b64decode(content["template"]),
    )


def written_as(form: str, document: Document, say: Say = keep_silent) -> bytes:
    """The document as a file: "docx", "pdf" or "html". `say` is told how much is written, and of how much."""
    if form == "pdf":
        return write_pdf(document)
    if form == "docx":
        return write_docx(document, pages=heading_pages(document), say=say)
    context = {"document": document, "direction": direction(document.language)}
    return render_to_string("report/report_file.html", context).encode()


def _narrative(
    content: Mapping[str, Any], language: str
) -> tuple[list[tuple[dict[str, Any], str]], bool]:
    """The blocks, each with the language it is in ("" for the document's own), and whether any is borrowed."""
    original_language = content["report"]["original_language"]
    original = content["texts"].get(original_language, {"blocks": []})
    own = content["texts"].get(language)
    if own is not None and not own["is_partial"]:
        return [(block, "") for block in own["blocks"]], False
    translated = {block["id"]: block for block in own["blocks"]} if own else {}
    blocks = [
        (translated.get(block["id"], block), "" if block["id"] in translated else original_language)
        for block in original["blocks"]
    ]
    return blocks, any(borrowed for _, borrowed in blocks)


def mark_of(block: str) -> str:
    """The name of a block in a Word file, whose marks know letters, digits and the underscore."""
    return re.sub(r"\W", "_", block)


class _Layout:
    """Turns a narrative into blocks; numbers paragraphs and annexes as it goes."""

    def __init__(self, content: Mapping[str, Any], language: str, *, is_marked: bool) -> None:
        # A draft comes back from Word; an edition stays to the byte what it was.
        self.is_marked = is_marked
        self.figures = content["figures"]
        self.language = language
        self.labels = content["faces"][language]["labels"]
        self.paragraphs = 0
        self.headings = 0
        self.annexes = 0
        # The language of the block being laid out; "" where it is the document's.
        self.borrowed = ""

    def blocks(self, narrative: list[tuple[dict[str, Any], str]]) -> Iterator[Block]:
        for block, borrowed in narrative:
            self.borrowed = borrowed
            mark = mark_of(block["id"]) if self.is_marked else ""
            for made in getattr(self, f"_{block['type']}")(block["value"]):
                yield replace(made, mark=mark)
                mark = ""

    def _heading(self, value: Mapping[str, Any]) -> Iterator[Block]:
        self.headings += 1
        yield Heading(value["text"], int(value["level"]), f"section-{self.headings}")

    def _annex(self, value: Mapping[str, Any]) -> Iterator[Block]:
        self.annexes += 1
        title = f"{self.labels['annex']} {self.annexes}. {value['text']}"
        yield Heading(title, 1, f"annex-{self.annexes}")

    def _paragraph(self, value: str) -> Iterator[Block]:
        self.paragraphs += 1
        number = self.paragraphs
        yield Paragraph(self._runs(value), number, f"paragraph-{number}", self.borrowed)

    def _summary(self, value: Mapping[str, Any]) -> Iterator[Block]:
        text = Paragraph(self._runs(value["text"]), language=self.borrowed)
        points = Points(tuple(self._runs(item) for item in value["items"]), (), self.borrowed)
        yield Summary(self.labels["summary"], (text, points) if points.items else (text,))

    def _action_requested(self, value: Mapping[str, Any]) -> Iterator[Block]:
        items = tuple(self._runs(item) for item in value["items"])
        marks = tuple(f"({_letter(place)})" for place in range(len(items)))
        yield Heading(self.labels["action_requested"], 1, "action-requested")
        yield Paragraph(self._runs(value["text"]), language=self.borrowed)
        yield Points(items, marks, self.borrowed)

    def _graph(self, value: Mapping[str, Any]) -> Iterator[Block]:
        count = self._count(value["figure"])
        chart = count["chart"]
        if chart is None:
            yield self._rows(value, count)
            return
        yield Picture(
            alt=chart["alt"],
            caption=value["caption"],
            png=base64.b64decode(chart["png"]),
            svg=chart["svg"],
            inline=chart["inline"],
            figure=value["figure"],
        )

    def _table(self, value: Mapping[str, Any]) -> Iterator[Block]:
        yield self._rows(value, self._count(value["figure"]))

    def _rows(self, value: Mapping[str, Any], count: Mapping[str, Any]) -> Table:
        rows = tuple(tuple(row) for row in count["rows"])
        return Table(value["caption"], tuple(count["columns"]), rows, value["figure"])

    def _runs(self, text: str) -> tuple[Run, ...]:
        """The words with each `[[figure]]` replaced by what it is worth, in the language of the words."""
        runs = []
        for place, part in enumerate(FIGURE.split(text)):
            if place % 2:
                runs.append(Run(self._count(part.strip())["text"], part.strip()))
            elif part:
                runs.append(Run(part))
        return tuple(runs)

    def _count(self, name: str) -> Mapping[str, Any]:
        counts: Mapping[str, Any] = self.figures[name]["counts"]
        found: Mapping[str, Any] = counts.get(self.borrowed) or counts[self.language]
        return found


def _letter(place: int) -> str:
    """a … z, then aa, ab …"""
    rest, letter = divmod(place, len(LETTERS))
    return (_letter(rest - 1) if rest else "") + LETTERS[letter]
