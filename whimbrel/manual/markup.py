"""Light Markdown and the HTML of a paragraph, each made from the other.

Files, outside translators and whoever proposes a wording write Markdown; the desk and the readers have HTML.
What is known: emphasis, links, and lists of one level. Everything else stays the letters it was.
"""

import re
from html.parser import HTMLParser

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "b", "i", "strong", "em", "a", "ul", "ol", "li", "br"}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"http", "https", "mailto"}
NAMES = {"strong": "b", "em": "i"}

_reader = MarkdownIt("zero", {"html": False}).enable(
    ["emphasis", "link", "list", "newline", "escape", "entity", "autolink"]
)


def to_html(markdown: str) -> str:
    """The words as HTML that is safe to print: "**now**" becomes "<b>now</b>"."""
    html = _reader.render(markdown.strip())
    html = re.sub(r">\n+<", "><", html).strip()
    html = re.sub(r"<(/?)(strong|em)>", lambda m: f"<{m[1]}{NAMES[m[2]]}>", html)
    # A list item of one line needs no paragraph of its own.
    html = re.sub(r"<li>\s*<p>(.*?)</p>\s*</li>", r"<li>\1</li>", html, flags=re.S)
    return clean(html)


def clean(html: str) -> str:
    """The HTML without anything that a paragraph may not hold."""
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def to_markdown(html: str) -> str:
    """The words of a paragraph as Markdown; `to_html` makes the same HTML of it again."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(writer.out)).strip()


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.links: list[str] = []
        self.lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match NAMES.get(tag, tag):
            case "b":
                self.out.append("**")
            case "i":
                self.out.append("*")
            case "a":
                self.links.append(dict(attrs).get("href") or "")
                self.out.append("[")
            case "ul" | "ol" as kind:
                self.out.append("\n\n")
                self.lists.append(0 if kind == "ol" else None)
            case "li" if self.lists:
                count = self.lists[-1]
                if count is None:
                    self.out.append("- ")
                else:
                    self.lists[-1] = count + 1
                    self.out.append(f"{count + 1}. ")
            case "br":
                self.out.append("  \n")

    def handle_endtag(self, tag: str) -> None:
        match NAMES.get(tag, tag):
            case "b":
                self.out.append("**")
            case "i":
                self.out.append("*")
            case "a" if self.links:
                self.out.append(f"]({self.links.pop()})")
            case "ul" | "ol":
                if self.lists:
                    self.lists.pop()
                self.out.append("\n")
            case "li":
                self.out.append("\n")
            case "p":
                self.out.append("\n\n")

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data)
        if self.lists and not text.strip():
            return
        self.out.append(re.sub(r"([*_\[\]\\<])", r"\\\1", text))
