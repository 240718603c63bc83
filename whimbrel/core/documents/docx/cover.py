"""An own template: what of it stands around the words of the report, and the house's own to begin with.

The report begins where the template says `[[report]]`; what stands before it is the cover, what stands after it the
close. Words like `[[title]]` in them, in headers and in footers are filled in. A template without the mark gives its
styles only.
"""

import io
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Line

from whimbrel.core.documents.docx import markup
from whimbrel.core.documents.docx.package import with_fixed_times
from whimbrel.core.documents.docx.styles import STYLES, TAGS, prepare_styles
from whimbrel.core.documents.tree import Document

HERE = "[[report]]"


class Cover:
    """What a template's body has around the report; `is_there` is false where it has no mark."""

    def __init__(self, document: Any, tree: Document) -> None:
        self.document = document
        body = document.element.body
        parts = [one for one in body if one.tag != qn("w:sectPr")]
        here = next((place for place, one in enumerate(parts) if HERE in _words(one)), None)
        self.is_there = here is not None
        self.says_title = False
        self.close: list[Any] = []
        if here is None:
            for one in parts:
                body.remove(one)
            return
        self.close = parts[here + 1 :]
        for one in parts[here:]:
            body.remove(one)
        self.says_title = any("[[title]]" in _words(one) for one in parts[:here])
        self._fill_in(tree, [*parts, *self._margins()])

    def write_close(self) -> None:
        last = self.document.element.body.find(qn("w:sectPr"))
        for one in self.close:
            if last is None:
                self.document.element.body.append(one)
            else:
                last.addprevious(one)

    def _margins(self) -> list[Any]:
        """Every header and footer there is, each once."""
        found = {}
        for section in self.document.sections:
            for name in ("header", "footer"):
                for kind in ("", "first_page_", "even_page_"):
                    margin = getattr(section, f"{kind}{name}")
                    if not margin.is_linked_to_previous:
                        found[margin.part.partname] = margin._element
        return list(found.values())

    def _fill_in(self, tree: Document, parts: list[Any]) -> None:
        head = tree.masthead
        _distribution, symbol, day, original = (*head.corner, "", "", "", "")[:4]
        words = {
            "[[title]]": tree.title, "[[symbol]]": symbol, "[[date]]": day,
            "[[organization]]": head.organization, "[[meeting]]": ", ".join(head.meeting),
            "[[original]]": original,
        }  # fmt: skip
        for part in parts:
            for line in part.iter(qn("w:p")):
                _fill_line(line, words, tree)


def has_words(margin: Any) -> bool:
    """Whether a header or footer of a template says or shows anything of its own."""
    shown = any(
        True for _ in margin._element.iter(qn("w:drawing"), qn("w:pict"), qn("w:instrText"))
    )
    return shown or bool(_words(margin._element).strip())


def house_template() -> bytes:
    """The house's own layout as a template to be changed in Word: cover, header, every style, and the mark."""
    document: Any = docx.Document()
    prepare_styles(document, "en", has_template=False)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.style = document.styles["Header"]
    header.add_run("[[symbol]]\t\t")
    markup.field(header.add_run(), "PAGE", "2")
    header.add_run(" / ")
    markup.field(header.add_run(), "NUMPAGES", "5")
    for style, words in (
        ("Masthead", "[[organization]]"), ("Corner", "[[symbol]]"), ("Corner", "[[date]]"),
        ("Corner", "[[original]]"), ("Corner", "[[meeting]]"), ("Title", "[[title]]"), ("Normal", HERE),
    ):  # fmt: skip
        document.add_paragraph(words, style=style)
    for name in STYLES:
        # Shown in Word among the styles to choose from.
        document.styles[name].quick_style = True
    file = io.BytesIO()
    document.core_properties.title = ""
    document.save(file)
    return with_fixed_times(file.getvalue())


def _fill_line(line: Any, words: dict[str, str], tree: Document) -> None:
    said = filled = _words(line)
    for mark, word in words.items():
        filled = filled.replace(mark, word)
    if filled == said:
        return
    runs = [one for one in Line(line, None).runs if one.text]  # type: ignore[arg-type]
    for run in runs:
        for mark, word in words.items():
            run.text = run.text.replace(mark, word)
    # Word cuts a mark into several runs as it likes; then the line takes the manner of its first.
    if _words(line) != filled and runs:
        runs[0].text = filled
        for run in runs[1:]:
            run.text = ""
    if tree.is_right_to_left:
        for run in runs:
            markup.set_language(run, TAGS[tree.language], is_right_to_left=True)


def _words(part: Any) -> str:
    return "".join(one.text or "" for one in part.iter(qn("w:t")))
