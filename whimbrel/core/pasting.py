"""What somebody copied from Word, a mail or a page, as Markdown: the words and their order, and none of the dress."""

import re
from html.parser import HTMLParser

LONGEST = 2_000_000
SILENT = {"head", "style", "script", "title", "xml", "template", "svg", "object", "noscript"}
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "del": "~~", "s": "~~", "strike": "~~"}
HEADINGS = {"h1": "### ", "h2": "### ", "h3": "### ", "h4": "#### ", "h5": "#### ", "h6": "#### "}
BLOCKS = {
    "p",
    "div",
    "blockquote",
    "ul",
    "ol",
    "table",
    "tr",
    "li",
    "section",
    "article",
    *HEADINGS,
}
VOID = {"br", "hr", "img", "input", "meta", "link", "col", "wbr"}
# How Word writes the sign or number of an item of a list into its words.
BULLET = re.compile(r"^(?:[·•o§▪–-]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])[ \t]+")
ORDERED = re.compile(r"^\(?(?:[0-9]{1,3}|[a-z])[.)]")
WORD = re.compile(
    r"""<(?:p|span|div|o:p|w:|!--\[if)[^>]*(?:Mso|mso-|urn:schemas-microsoft-com)|<o:p>"""
)


def is_from_word(text: str) -> bool:
    """Whether these are not words but the HTML that Word makes of them."""
    return WORD.search(text[:20_000]) is not None


def markdown_of(html: str) -> str:
    """The words of the HTML as Markdown: paragraphs, emphasis, lists, links and tables."""
    writer = _Writer()
    try:
        writer.feed(html[:LONGEST])
        writer.close()
    except (AssertionError, ValueError):
        # The parser of the library stops at some broken declarations; what it read stands.
        pass
    return writer.text()


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.line = ""
        self.silent = 0
        self.lists: list[str] = []
        self.item = ""
        self.links: list[tuple[str, int]] = []
        # Where each mark that is open began.
        self.marks: list[tuple[str, int]] = []
        self.rows: list[list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in SILENT:
            self.silent += 1
        if self.silent:
            return
        if tag in BLOCKS:
            self._end_block()
        if tag in ("ul", "ol"):
            self.lists.append(tag)
        elif tag == "li":
            self.item = "1. " if self.lists[-1:] == ["ol"] else "- "
        elif tag == "p" and "MsoList" in said.get("class", ""):
            self.item = "?"
        elif tag in HEADINGS:
            self.item = HEADINGS[tag]
        elif tag == "table":
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag == "br":
            self.line += " " if self.rows is not None else "\n"
        elif tag == "a":
            self.links.append((said.get("href", ""), len(self.line)))
        elif tag in MARKS:
            self.marks.append((MARKS[tag], len(self.line)))

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(self.silent - 1, 0)
        elif self.silent:
            return
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append(" ".join(self._closed().split()).replace("|", "\\|"))
            self.line = ""
        elif tag == "table" and self.rows is not None:
            self._end_table()
        elif tag in BLOCKS:
            self._end_block()
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
        elif tag == "a" and self.links:
            href, start = self.links.pop()
            words = self.line[start:].strip()
            if words and href.startswith(("http://", "https://", "mailto:")):
                self.line = f"{self.line[:start]}[{words}](<{href.replace('>', '%3E')}>)"
        elif tag in MARKS and self.marks:
            self._end_mark(*self.marks.pop())

    def handle_data(self, data: str) -> None:
        if not self.silent:
            words = re.sub(r"\s+", " ", data.replace("\xa0", " "))
            self.line += (
                words if self.line and not self.line.endswith(("\n", " ")) else words.lstrip()
            )

    def text(self) -> str:
        self._end_block()
        return "\n\n".join(self.blocks).replace("\n\n\x1e", "\n").replace("\x1e", "").strip()

    def _end_mark(self, mark: str, start: int) -> None:
        words = self.line[start:]
        bare = words.strip()
        if bare and start <= len(self.line) and "\n" not in bare:
            before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            self.line = f"{self.line[:start]}{before}{mark}{bare}{mark}{after}"

    def _closed(self) -> str:
        """The line, its open marks forgotten."""
        self.marks, self.links = [], []
        return self.line.strip()

    def _end_block(self) -> None:
        words, item = self._closed(), self.item
        self.line, self.item = "", ""
        if self.rows is not None:
            # Within a table the cell ends it.
            self.line = f"{words} " if words else ""
            return
        if not words:
            return
        if item == "?":
            item = "1. " if ORDERED.match(words) else "- "
            words = BULLET.sub("", words)
        # The items of one list stand on lines of their own, without an empty one between.
        is_next = (
            item in ("- ", "1. ")
            and self.blocks
            and self.blocks[-1].lstrip("\x1e").startswith(item)
        )
        self.blocks.append(f"{chr(0x1E) if is_next else ''}{item}{words}")

    def _end_table(self) -> None:
        rows, self.rows = [row for row in self.rows or [] if any(row)], None
        if not rows:
            return
        wide = max(len(row) for row in rows)
        lines = [f"| {' | '.join(row + [''] * (wide - len(row)))} |" for row in rows]
        self.blocks.append("\n".join([lines[0], "|" + " --- |" * wide, *lines[1:]]))
