import io
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from functools import singledispatchmethod
from typing import Any
from zoneinfo import ZoneInfo

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph as Line

from whimbrel.core.documents.docx import markup
from whimbrel.core.documents.docx.cover import Cover, has_words
from whimbrel.core.documents.docx.package import with_fixed_times
from whimbrel.core.documents.docx.reading import MARK
from whimbrel.core.documents.docx.styles import TAGS, TEXT_WIDTH, prepare_styles
from whimbrel.core.documents.tree import (
    Block,
    Document,
    Heading,
    Paragraph,
    Picture,
    Points,
    Run,
    Summary,
    Table,
    pieces_of,
)

# Above the numbers of the headings' own bookmarks.
FIRST_MARK = 5000


# Told how much is done, and of how much.
Say = Callable[[int, int], None]


def keep_silent(done: int, total: int) -> None:
    """Where nobody waits to hear how far it is."""


def write_docx(
    tree: Document, *, pages: Mapping[str, int] | None = None, say: Say = keep_silent
) -> bytes:
    """The document as bytes of a .docx file; the same tree gives the same bytes.

    `pages` are the pages of the headings by anchor, which stand in the contents until Word counts them itself.
    `say` is told how many blocks and rows are written, and how many there are.
    """
    writer = _Writer(tree, pages or {}, say)
    writer.write()
    file = io.BytesIO()
    writer.document.save(file)
    return with_fixed_times(file.getvalue())


class _Writer:
    def __init__(self, tree: Document, pages: Mapping[str, int], say: Say) -> None:
        self.tree = tree
        self.pages = pages
        self.say, self.pieces, self.written = say, pieces_of(tree), 0
        self.document = docx.Document(io.BytesIO(tree.template) if tree.template else None)
        self.cover = Cover(self.document, tree) if tree.template else None
        prepare_styles(self.document, tree.language, has_template=bool(tree.template))
        # Word's own way to find a style looks at all of them each time.
        self.styles = {one.name: one.style_id for one in self.document.styles}
        self.lists = markup.add_lists(self.document)
        self.marks = 0
        self.bookmarks = {head.anchor: f"_Toc{n:06}" for n, head in enumerate(tree.headings(), 1)}

    def write(self) -> None:
        self._write_properties()
        self._write_running_head()
        if self.cover is None or not self.cover.says_title:
            self._write_masthead()
        summaries = [block for block in self.tree.blocks if isinstance(block, Summary)]
        for summary in summaries:
            self._write_marked(summary)
        self._write_contents()
        for block in self.tree.blocks:
            if not isinstance(block, Summary):
                self._write_marked(block)
        for note in self.tree.notes:
            self._paragraph("Note", (Run(note),))
        if self.cover is not None:
            self.cover.write_close()

    def _write_properties(self) -> None:
        properties = self.document.core_properties
        # Word keeps the time without its zone, and means UTC.
        made = self.tree.made_at.astimezone(ZoneInfo("UTC")).replace(tzinfo=None, microsecond=0)
        properties.created = properties.modified = properties.last_printed = made
        properties.title, properties.author = self.tree.title, self.tree.author
        properties.last_modified_by, properties.revision = self.tree.author, 1
        properties.language, properties.comments = TAGS[self.tree.language], ""

    def _write_running_head(self) -> None:
        has_cover = self.cover is not None and self.cover.is_there
        section = self.document.sections[-1 if has_cover else 0]
        if self.tree.is_right_to_left:
            markup.turn_section(section._sectPr)
        if has_cover and has_words(section.header):
            return
        section.different_first_page_header_footer = True
        line = section.header.paragraphs[0]
        line.style = self.document.styles["Header"]
        # Word's own header has a stop in the middle.
        line.style.paragraph_format.tab_stops.clear_all()
        line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        before, between, after = self.tree.page_words
        self._run(line, f"{self.tree.running_head}\t{before}")
        markup.field(line.add_run(), "PAGE", "2")
        self._run(line, between)
        markup.field(line.add_run(), "NUMPAGES", "5")
        self._run(line, after)
        self._direct(line)

    def _write_masthead(self) -> None:
        table = self.document.add_table(rows=1, cols=2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        self._frame(table, bottom=12)
        table.autofit = False
        # Word reads the width of a cell, LibreOffice that of its column.
        for place, width in enumerate((Cm(11), Cm(5))):
            table.columns[place].width = table.rows[0].cells[place].width = width
        left, right = table.rows[0].cells
        self._fill(left.paragraphs[0], "Masthead", (Run(self.tree.masthead.organization),))
        for place, text in enumerate(self.tree.masthead.corner):
            line = right.paragraphs[0] if place == 0 else right.add_paragraph()
            self._fill(line, "Corner", (Run(text),))
        for text in self.tree.masthead.meeting:
            self._paragraph("Corner", (Run(text),))
        self._paragraph("Title", (Run(self.tree.title),))
        self._paragraph("Byline", (Run(f"({self.tree.byline})"),))

    def _write_contents(self) -> None:
        self._paragraph("TOC Heading", (Run(self.tree.contents_title),))
        headings = list(self.tree.headings())
        line = None
        for place, heading in enumerate(headings):
            line = self._paragraph(f"TOC {heading.level}", ())
            if place == 0:
                markup.open_field(line, r'TOC \o "1-2" \h \z \u')
            self._write_entry(line, heading)
        if line is not None:
            markup.close_field(line)

    def _write_entry(self, line: Any, heading: Heading) -> None:
        name = self.bookmarks[heading.anchor]
        start = len(line.runs)
        self._run(line, f"{heading.text}\t")
        page = str(self.pages.get(heading.anchor, 1))
        markup.field(line.add_run(), rf"PAGEREF {name} \h", page)
        link = markup.link_to(line, name)
        for run in line.runs[start:]:
            link.append(run._r)

    def _write_marked(self, block: Block) -> None:
        body = self.document.element.body
        last = body[-2] if block.mark and len(body) > 1 else None
        self._write(block)
        self._count(1)
        if block.mark:
            made = last.itersiblings() if last is not None else body.iterchildren()
            first = next(one for part in made for one in part.iter(qn("w:p")))
            self.marks += 1
            markup.bookmark(Line(first, self.document), MARK + block.mark, FIRST_MARK + self.marks)

    @singledispatchmethod
    def _write(self, block: Any) -> None:
        raise TypeError(f"A document holds no {type(block).__name__}.")

    @_write.register
    def _(self, block: Heading) -> None:
        line = self._paragraph(f"Heading {block.level}", (Run(block.text),))
        number = list(self.bookmarks).index(block.anchor) + 1
        markup.bookmark(line, self.bookmarks[block.anchor], number)

    @_write.register
    def _(self, block: Paragraph) -> None:
        if block.number is None:
            self._paragraph("Lettered Item", block.runs, language=block.language)
            return
        line = self._paragraph("Numbered Paragraph", block.runs, language=block.language)
        markup.put_in_list(line, self.lists["paragraphs"])

    @_write.register
    def _(self, block: Points) -> None:
        if not block.marks:
            number = self.lists["dashes"]
        else:
            number = markup.add_list(self.document, 9000 + list(markup.LISTS).index("letters"))
        for item in block.items:
            style = "Lettered Item" if block.marks else "Point"
            line = self._paragraph(style, item, language=block.language)
            markup.put_in_list(line, number)

    @_write.register
    def _(self, block: Summary) -> None:
        table = self.document.add_table(rows=1, cols=1)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        self._frame(table, top=6, bottom=6, start=6, end=6)
        cell = table.rows[0].cells[0]
        self._fill(cell.paragraphs[0], "TOC Heading", (Run(block.title),))
        for inner in block.blocks:
            items = inner.items if isinstance(inner, Points) else (inner.runs,)
            for item in items:
                line = self._fill(cell.add_paragraph(), "Point", item, language=inner.language)
                if isinstance(inner, Points):
                    markup.put_in_list(line, self.lists["dashes"])

    @_write.register
    def _(self, block: Picture) -> None:
        self._paragraph("Caption", (Run(block.caption),))
        shape = self.document.add_picture(io.BytesIO(block.png), width=TEXT_WIDTH)
        properties = shape._inline.docPr
        properties.set("descr", block.alt)
        properties.set("title", block.caption)

    @_write.register
    def _(self, block: Table) -> None:
        self._paragraph("Caption", (Run(block.caption),))
        table = self.document.add_table(rows=1, cols=len(block.head))
        self._frame(table, top=8, bottom=8, inside=4)
        header = table.rows[0]
        empty = table.add_row()._tr
        table._tbl.remove(empty)
        header._tr.get_or_add_trPr().append(markup.element("w:tblHeader"))
        for row in (header._tr, empty):
            row.get_or_add_trPr().append(markup.element("w:cantSplit"))
        for cell, text in zip(header.cells, block.head, strict=True):
            for run in self._fill(cell.paragraphs[0], "Cell", (Run(text),)).runs:
                run.bold = True
        self._write_rows(table._tbl, empty, block.rows)
        self.document.add_paragraph(style="Point")

    def _write_rows(self, table: Any, empty: Any, rows: Iterable[tuple[str, ...]]) -> None:
        """The rows under one another. A long table takes the last row in, not the whole of it, to be written."""
        self._fill(Line(next(empty.iter(qn("w:p"))), self.document), "Cell", (Run(""),))
        line = next(empty.iter(qn("w:p")))
        for cell in empty.iter(qn("w:tc")):
            cell.replace(cell.find(qn("w:p")), deepcopy(line))
        filled = []
        for row in rows:
            made = deepcopy(empty)
            for words, text in zip(made.iter(qn("w:p")), row, strict=True):
                words[-1].text = text
            filled.append(made)
            self._count(1)
        table.extend(filled)

    def _paragraph(self, style: str, runs: Iterable[Run], *, language: str = "") -> Any:
        return self._fill(self.document.add_paragraph(), style, runs, language=language)

    def _fill(self, line: Any, style: str, runs: Iterable[Run], *, language: str = "") -> Any:
        line._p.style = self.styles[style]
        for run in runs:
            self._run(line, run.text, language)
        self._direct(line, language)
        return line

    def _count(self, pieces: int) -> None:
        self.written += pieces
        self.say(self.written, self.pieces)

    def _run(self, line: Any, text: str, language: str = "") -> None:
        run = line.add_run(text)
        if language or self.tree.is_right_to_left:
            language = language or self.tree.language
            markup.set_language(run, TAGS[language], is_right_to_left=language == "ar")

    def _direct(self, line: Any, language: str = "") -> None:
        if self.tree.is_right_to_left:
            markup.set_direction(line, is_right_to_left=(language or "ar") == "ar")

    def _frame(self, table: Any, **eighths: int) -> None:
        """Rules around or inside a table, by side, in eighths of a point; none elsewhere."""
        borders = markup.element("w:tblBorders")
        sides = {
            "top": "top",
            "start": "start",
            "bottom": "bottom",
            "end": "end",
            "inside": "insideH",
        }
        for side, tag in sides.items():
            if side in eighths:
                borders.append(
                    markup.element(
                        f"w:{tag}", val="single", sz=str(eighths[side]), space="0", color="000000"
                    )
                )
        markup.put_rules(table._tbl.tblPr, borders, is_right_to_left=self.tree.is_right_to_left)
