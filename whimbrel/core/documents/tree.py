"""What a meeting document is made of, before it is known how it will be laid out.

The order of blocks is the order of reading. A block's `mark`, if it has one, is a name of the section it comes from, which a
Word file keeps through editing. Everything is a plain value: the same tree makes the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True)
class Run:
    """Words in one manner. `figure` names the figure the words come from, for those who link it."""

    text: str
    figure: str = ""


@dataclass(frozen=True)
class Heading:
    """A chapter (level 1) or a section (level 2). `anchor` is its address within the document."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int
    anchor: str
    mark: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph, or a plain one where `number` is None. `language` where it is not the document's."""

    kind: ClassVar[str] = "paragraph"
    runs: tuple[Run, ...]
    number: int | None = None
    anchor: str = ""
    language: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Points:
    """A list: with letters where `marks` has them, else with dashes."""

    kind: ClassVar[str] = "points"
    items: tuple[tuple[Run, ...], ...]
    marks: tuple[str, ...] = ()
    language: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Summary:
    """The box on the first page."""

    kind: ClassVar[str] = "summary"
    title: str
    blocks: tuple[Paragraph | Points, ...]
    mark: str = ""


@dataclass(frozen=True)
class Picture:
    """A chart. `alt` says in words what it shows; `png` is for DOCX, `svg` for PDF, `inline` for a page."""

    kind: ClassVar[str] = "picture"
    alt: str
    caption: str
    png: bytes = b""
    svg: str = ""
    inline: str = ""
    figure: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Table:
    kind: ClassVar[str] = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figure: str = ""
    mark: str = ""


Block = Heading | Paragraph | Points | Summary | Picture | Table


@dataclass(frozen=True)
class Masthead:
    """What stands above the title: who meets, and the corner with symbol, date and original language."""

    organization: str
    # Lines of the corner: distribution, symbol, date, original language.
    corner: tuple[str, ...]
    # Lines about the meeting: its title, its place and days, the agenda item.
    meeting: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """A meeting document. `made_at` stands in its properties, so that a rebuild is the same to the byte.

    `page_words` are the words around page number and number of pages: ("Page ", " of ", "").
    """

    title: str
    language: str
    masthead: Masthead
    byline: str
    running_head: str
    contents_title: str
    page_words: tuple[str, str, str]
    made_at: datetime
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    author: str = ""
    # Own styles for DOCX: the bytes of a .docx file.
    template: bytes = field(default=b"", repr=False)

    @property
    def is_right_to_left(self) -> bool:
        return self.language == "ar"

    def headings(self) -> Iterator[Heading]:
        """The lines of the contents, in order."""
        return (block for block in self.blocks if isinstance(block, Heading))

    def paragraphs(self) -> Iterator[Paragraph]:
        """The numbered paragraphs, in order."""
        for block in self.blocks:
            if isinstance(block, Paragraph) and block.number is not None:
                yield block


def text_of(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def pieces_of(tree: Document) -> int:
    """How much there is to write: a table counts with its rows."""
    return sum(1 + (len(one.rows) if isinstance(one, Table) else 0) for one in tree.blocks)
