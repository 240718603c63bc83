"""A country's answers as a file to fill in without a network, and what the file says when it comes back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.documents.docx import (
    DocumentRefused,
    FormField,
    FormPart,
    WordForm,
    read_form,
    write_form,
)
from whimbrel.core.languages import current_language
from whimbrel.core.sheets import (
    Complaint,
    SheetFile,
    SheetRefused,
    prose,
    read_sheet,
    text,
)
from whimbrel.nbsap.models import Extent, Question, Reply
from whimbrel.nbsap.queries.answer_values import NoAnswer, read_answer
from whimbrel.nbsap.queries.replies import QuestionLine, SectionLines

HEAD = ("key", "section", "about", "question", "answer")
KEY = re.compile(r"(q\d+(?:b\d+)?) v(\d+)")


@dataclass(frozen=True)
class Difference:
    """One answer of a file that is not what stands here. `base` is the version the file was made from."""

    line: QuestionLine
    value: str
    base: int

    @property
    def said(self) -> str:
        return self.line.question.said(self.value)

    @property
    def is_overtaken(self) -> bool:
        """Somebody wrote here since the file was made."""
        return self.base != self.line.version


def sheet_rows(parts: Sequence[SectionLines]) -> list[tuple[Any, ...]]:
    """One line for each question, with what is answered so far."""
    return [
        (_key(line), part.section.name, str(line.block or ""), line.question.text, line.value)
        for part in parts
        for line in part.lines()
    ]


def word_form(reply: Reply, parts: Sequence[SectionLines]) -> bytes:
    """The same to fill in with Word, in the language that is spoken now."""
    found: list[FormPart] = []
    for part in parts:
        if part.section.repeats:
            found.append(FormPart(part.section.name, ()))
        for block in part.blocks:
            fields = tuple(
                FormField(_key(line), line.question.text, _hint(line), line.said)
                for line in block.questions
            )
            title = str(block.block) if block.block else part.section.name
            found.append(FormPart(title, fields, is_inner=block.block is not None))
    lines = (
        _("Write your answers into the right column, and leave what stands in brackets as it is."),
        _("Then give the file back on the page you took it from; you see what differs before anything is changed."),
    )  # fmt: skip
    title = f"{reply.questionnaire.name}: {reply.country.name}"
    return write_form(WordForm(title, current_language(), lines, tuple(found)))


def differences(*, parts: Sequence[SectionLines], file: SheetFile) -> list[Difference]:
    """What a filled-in file says otherwise than what stands here. Nothing is changed. Raises SheetRefused."""
    said = _read_word(file) if file.name.lower().endswith(".docx") else _read_sheet(file)
    lines = {line.key: line for part in parts for line in part.lines()}
    found, complaints = [], []
    for place, (key, words) in said.items():
        match = KEY.fullmatch(key)
        line = lines.get(match[1]) if match else None
        if line is None or match is None:
            complaints.append(
                Complaint(_("“%(key)s” is no question of this form.") % {"key": key}, place)
            )
            continue
        try:
            value = read_answer(line.question, words)
        except NoAnswer as wrong:
            complaints.append(Complaint(f"{line.question.text} {wrong}", place))
            continue
        if value != line.value:
            found.append(Difference(line, value, int(match[2])))
    if complaints:
        raise SheetRefused(file.name, complaints)
    return found


def _key(line: QuestionLine) -> str:
    return f"{line.key} v{line.version}"


def _hint(line: QuestionLine) -> str:
    kinds = {
        Question.Kind.EXTENT: ", ".join(str(one.label) for one in Extent),
        Question.Kind.DAY: _("A day, like 2026-11-30"),
        Question.Kind.NUMBER: _("A number"),
    }
    kind = kinds.get(Question.Kind(line.question.kind), "")
    hints = [line.question.guidance, kind, _whence(line)]
    return " ".join(hint for hint in hints if hint)


def _whence(line: QuestionLine) -> str:
    if not line.is_offered:
        return ""
    if line.origin:
        said = _("From “%(name)s”: look whether it holds here too") % {"name": line.origin.name}
    else:
        said = _("From the last questionnaire: look whether it still holds")
    return f"{said}."


def _read_sheet(file: SheetFile) -> dict[int, tuple[str, str]]:
    columns = [
        text("key", is_required=True, longest=60),
        text("section"),
        text("about"),
        text("question", longest=1000),
        prose("answer"),
    ]
    rows = read_sheet(file, columns, key=("key",))
    return {row.line: (row.values["key"], row.values["answer"]) for row in rows}


def _read_word(file: SheetFile) -> dict[int, tuple[str, str]]:
    try:
        found = read_form(file.raw)
    except DocumentRefused:
        said = _("This is not a Word file that can be read. Save it once more as DOCX.")
        raise SheetRefused(file.name, [Complaint(said)]) from None
    if not found:
        said = _("There is no answer in this file. Take the form anew, and fill that in.")
        raise SheetRefused(file.name, [Complaint(said)])
    return dict(enumerate(found.items(), 1))
