"""What a book is made of, before it is known in which form it is taken away.

Everything is a plain value, in the order of reading: the same volume makes the same bytes in every form.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser

# A link within the volume is "#" and the anchor of a section; every other link is a whole address.
INNER = "#"


@dataclass(frozen=True)
class Words:
    """Words in one manner. `href` is empty, "#anchor" of a section of the same volume, or an address."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    href: str = ""


Line = tuple[Words, ...]


@dataclass(frozen=True)
class Prose:
    """A paragraph."""

    words: Line


@dataclass(frozen=True)
class Listing:
    """A list, with numbers or with dots."""

    items: tuple[Line, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Piece:
    """One piece of a section. `kind` is heading, subheading, paragraph or note; `anchor` is its permanent name."""

    kind: str
    anchor: str
    language: str
    body: tuple[Prose | Listing, ...]


@dataclass(frozen=True)
class Section:
    """A chapter. `notice` is what the reader must know of it, `stamp` which text it is; both in the volume's language."""

    anchor: str
    title: str
    language: str
    summary: str
    pieces: tuple[Piece, ...]
    notice: str = ""
    stamp: str = ""


@dataclass(frozen=True)
class Division:
    """A part: a title over sections."""

    anchor: str
    title: str
    language: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Volume:
    """A book. `identifier` is an URN, `facts` the lines under the title: edition, day, address.

    `page_words` are the words around page number and number of pages: ("Page ", " of ", "").
    """

    identifier: str
    title: str
    subtitle: str
    language: str
    publisher: str
    introduction: str
    facts: tuple[str, ...]
    contents_title: str
    page_words: tuple[str, str, str]
    accessibility: str
    made_at: datetime
    divisions: tuple[Division, ...]

    @property
    def is_right_to_left(self) -> bool:
        return self.language == "ar"

    def sections(self) -> list[Section]:
        return [section for division in self.divisions for section in division.sections]


def plain(text: str) -> tuple[Prose, ...]:
    """Unmarked words as a body of one paragraph."""
    return (Prose((Words(text),)),)


def marked(html: str) -> tuple[Prose | Listing, ...]:
    """Clean HTML of a paragraph (b, i, strong, em, a, p, ul, ol, li, br) as paragraphs and lists of one level."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return tuple(reader.body)


@dataclass
class _Manner:
    bold: int = 0
    italic: int = 0
    hrefs: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.body: list[Prose | Listing] = []
        self._line: list[Words] = []
        self._items: list[Line] | None = None
        self._is_numbered = False
        self._manner = _Manner()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "b" | "strong":
                self._manner.bold += 1
            case "i" | "em":
                self._manner.italic += 1
            case "a":
                self._manner.hrefs.append(dict(attrs).get("href") or "")
            case "p":
                self.end_line()
            case "ul" | "ol":
                self.end_line()
                self._items, self._is_numbered = [], tag == "ol"
            case "br":
                self._line.append(Words(" "))

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "b" | "strong":
                self._manner.bold -= 1
            case "i" | "em":
                self._manner.italic -= 1
            case "a" if self._manner.hrefs:
                self._manner.hrefs.pop()
            case "p" if self._items is None:
                self.end_line()
            case "li":
                self.end_line()
            case "ul" | "ol":
                self.end_line()
                if self._items:
                    self.body.append(Listing(tuple(self._items), self._is_numbered))
                self._items = None

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data)
        if self._line or text.strip():
            manner = self._manner
            href = manner.hrefs[-1] if manner.hrefs else ""
            words = text if self._line else text.lstrip()
            self._line.append(Words(words, manner.bold > 0, manner.italic > 0, href))

    def end_line(self) -> None:
        """Close the paragraph or list item that is open, if it says anything."""
        line, self._line = tuple(self._line), []
        if not line:
            return
        if self._items is None:
            self.body.append(Prose(line))
        else:
            self._items.append(line)
