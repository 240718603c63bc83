"""HTML as the text somebody reads in it. What was quoted is marked as in plain letters, by > before each line."""

import re
from html.parser import HTMLParser

# From such a line on everything is quoted, although nothing else says so.
QUOTED_BELOW = "\x1e"
BLOCKS = {
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table",
    "tr", "ul",
}  # fmt: skip
APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote"}
SILENT = {"head", "script", "style", "title", "template", "noscript", "object", "svg"}
QUOTES = re.compile(r"\b(yahoo_quoted|protonmail_quote|zmail_extra|tutanota_quote)\b")
BELOW = re.compile(
    r"\b(divRplyFwdMsg|appendonsend|OutlookMessageHeader|OLK_SRC_BODY_SECTION|x_divRplyFwdMsg|mail-editor-reference-message-container|ms-outlook-mobile-reference-message|replySplit|reply-intro)\b"
)
# Word's line above what Outlook quotes.
OUTLOOK_LINE = re.compile(r"border-top:\s*solid\s*#[a-f0-9]{6}\s*1\.0pt", re.IGNORECASE)
SIGNATURES = re.compile(
    r"\b(gmail_signature|moz-signature|Signature|ms-outlook-mobile-signature|gmail_signature_prefix)\b"
)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
DEEPEST = 400


def text_of(page: str) -> str:
    """The text of the page."""
    reader = Reader()
    try:
        reader.feed(page)
        reader.close()
    except (AssertionError, ValueError):
        # The parser of the library stops at some broken declarations; what it read stands.
        pass
    return reader.text()


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        # Each open tag with what it began: "quote", "silent", "link:ADDRESS", or nothing.
        self.opened: list[tuple[str, str]] = []
        self.depth = self.silent = self.plain = 0
        self.is_signed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "body":
            # Whatever was left open before it is over: some programs never close a head.
            self.opened, self.silent, self.plain = [], 0, 0
        marks = f"{said.get('class', '')} {said.get('id', '')}"
        if self.silent == 0:
            self._begin(tag, said, marks)
        if tag not in VOID and len(self.opened) < DEEPEST:
            what = self._what(tag, said, marks)
            self.opened.append((tag, what))
            self.depth += what == "quote"
            self.silent += what == "silent"
            self.plain += tag == "pre"
            if what == "quote":
                self._break()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {name for name, _ in self.opened}:
            return
        while self.opened:
            name, what = self.opened.pop()
            self._end(name, what)
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.plain:
            first, *rest = data.split("\n")
            self.lines[-1] += first
            for line in rest:
                self._break(always=True)
                self.lines[-1] += line
            return
        words = re.sub(r"[ \t\r\n\f]+", " ", data)
        self.lines[-1] += words.lstrip(" ") if self._is_empty() else words

    def _begin(self, tag: str, said: dict[str, str], marks: str) -> None:
        if BELOW.search(marks) or OUTLOOK_LINE.search(said.get("style", "")):
            self._break()
            self.lines[-1] = QUOTED_BELOW
            self._break()
        if SIGNATURES.search(marks) and not self.is_signed and self.depth == 0:
            self.is_signed = True
            self._break()
            self.lines[-1] = "-- "
            self._break()
        if tag == "br":
            self._break(always=True)
        elif tag in BLOCKS:
            self._break()
            if tag in APART:
                self._gap()
        elif tag == "li":
            self._break()
            self.lines[-1] += "- "
        elif tag in {"td", "th"} and not self._is_empty():
            self.lines[-1] += " \t"

    def _what(self, tag: str, said: dict[str, str], marks: str) -> str:
        if tag in SILENT:
            return "silent"
        if (tag == "blockquote" and "margin-left:36" not in said.get("style", "")) or QUOTES.search(
            marks
        ):
            return "quote"
        return f"link:{said.get('href', '')}" if tag == "a" else ""

    def _end(self, tag: str, what: str) -> None:
        if what == "silent":
            self.silent -= 1
        if self.silent:
            return
        if what == "quote":
            self._break()
            self.depth -= 1
            self.lines[-1] = "> " * self.depth
        elif what.startswith("link:"):
            self._say_link(what.removeprefix("link:"))
        self.plain -= tag == "pre"
        if tag in BLOCKS or tag == "li":
            self._break()
            if tag in APART:
                self._gap()

    def _say_link(self, address: str) -> None:
        """The address after the words, where the words do not show it."""
        bare = address.removeprefix("mailto:").strip()
        is_shown = bare.rstrip("/") in self.lines[-1] or self._is_empty()
        if bare.startswith(("http://", "https://")) and not is_shown:
            self.lines[-1] += f" ({bare})"

    def _is_empty(self) -> bool:
        return not self.lines[-1].strip("> ")

    def _break(self, *, always: bool = False) -> None:
        if always or not self._is_empty():
            self.lines.append("> " * self.depth)
        else:
            self.lines[-1] = "> " * self.depth

    def _gap(self) -> None:
        if len(self.lines) > 1 and self.lines[-2].strip("> "):
            self.lines.append("> " * self.depth)

    def text(self) -> str:
        # Of blanks only these: our own mark counts as one.
        lines = [line.rstrip(" \t") if line != "-- " else line for line in self.lines]
        while lines and not lines[-1].strip("> "):
            lines.pop()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
