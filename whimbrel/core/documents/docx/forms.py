"""A form to fill in with Word, without a network: each answer stands in a cell of its own beside its key, and is read back by it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Cm

from whimbrel.core.documents.docx import markup
from whimbrel.core.documents.docx.reading import REMOVED, open_document
from whimbrel.core.documents.docx.styles import TAGS, prepare_styles

# How a key stands in its cell: "[q12 v3]".
KEY = re.compile(r"\[([^\[\]]+)\]")
WIDTHS = (Cm(6.5), Cm(9.5))


@dataclass(frozen=True)
class FormField:
    """One question: its key, what is asked, how to answer, and what is answered so far."""

    key: str
    question: str
    hint: str
    answer: str


@dataclass(frozen=True)
class FormPart:
    title: str
    fields: tuple[FormField, ...]
    # Under a part of level 1.
    is_inner: bool = False


@dataclass(frozen=True)
class WordForm:
    """The whole: title, what to know before filling it in, and its parts."""

    title: str
    language: str
    lines: tuple[str, ...]
    parts: tuple[FormPart, ...]

    @property
    def is_right_to_left(self) -> bool:
        return self.language == "ar"


def write_form(form: WordForm) -> bytes:
    """The form as bytes of a .docx file."""
    document: Any = docx.Document()
    prepare_styles(document, form.language, has_template=False)
    if form.is_right_to_left:
        markup.turn_section(document.sections[0]._sectPr)
    document.core_properties.title = form.title
    document.core_properties.language = TAGS[form.language]
    _fill(document.add_paragraph(), "Title", form.title, form)
    for line in form.lines:
        _fill(document.add_paragraph(), "Point", line, form)
    for part in form.parts:
        style = "Heading 2" if part.is_inner else "Heading 1"
        _fill(document.add_paragraph(), style, part.title, form)
        if part.fields:
            _add_fields(document, part.fields, form)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read_form(body: bytes) -> dict[str, str]:
    """The answers by key. What was struck out with changes tracked is left out. Raises DocumentRefused."""
    root = open_document(body)
    answers = {}
    for row in root.iter(qn("w:tr")):
        cells = row.findall(qn("w:tc"))
        if len(cells) != 2:
            continue
        key = KEY.search(_text(cells[0]))
        if key:
            answers[" ".join(key[1].split())] = _text(cells[1]).strip()
    return answers


def _add_fields(document: Any, fields: tuple[FormField, ...], form: WordForm) -> None:
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    borders = markup.element("w:tblBorders")
    for side in ("top", "start", "bottom", "end", "insideH", "insideV"):
        borders.append(markup.element(f"w:{side}", val="single", sz="4", space="0", color="808080"))
    markup.put_rules(table._tbl.tblPr, borders, is_right_to_left=form.is_right_to_left)
    for field in fields:
        cells = table.add_row().cells
        for cell, width in zip(cells, WIDTHS, strict=True):
            cell.width = width
        _fill(cells[0].paragraphs[0], "Cell", field.question, form)
        if field.hint:
            _fill(cells[0].add_paragraph(), "Note", field.hint, form)
        _fill(cells[0].add_paragraph(), "Note", f"[{field.key}]", form)
        lines = field.answer.split("\n")
        _fill(cells[1].paragraphs[0], "Cell", lines[0], form)
        for line in lines[1:]:
            _fill(cells[1].add_paragraph(), "Cell", line, form)
    document.add_paragraph(style="Point")


def _fill(line: Any, style: str, text: str, form: WordForm) -> None:
    line.style = line.part.document.styles[style]
    run = line.add_run(text)
    if form.is_right_to_left:
        markup.set_language(run, TAGS[form.language], is_right_to_left=True)
        markup.set_direction(line, is_right_to_left=True)


def _text(cell: Any) -> str:
    return "\n".join("".join(_signs(line)) for line in cell.iter(qn("w:p")))


def _signs(paragraph: Any) -> Iterator[str]:
    for one in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        if any(above.tag in REMOVED for above in one.iterancestors()):
            continue
        yield (one.text or "") if one.tag == qn("w:t") else "\n" if one.tag == qn("w:br") else "\t"
