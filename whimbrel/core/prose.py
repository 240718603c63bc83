"""Words that people write: Markdown in, safe HTML out.

The HTML is made once, when the words are kept, so that reading a thread costs nothing of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

# What a letter between colleagues needs; no pictures from elsewhere, no styles, no headings above those of the page.
TAGS = {
    "p", "br", "hr", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h3", "h4",
    "table", "thead", "tbody", "tr", "th", "td", "bdi",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "p": {"dir"},
    "li": {"dir"},
    "blockquote": {"dir"},
    "ol": {"start"},
}
SCHEMES = {"http", "https", "mailto"}
HEADINGS = {"h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}

_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(
    ["table", "strikethrough"]
)
_linked = re.compile(r"(?<![\w(<\[\"])(https?://[^\s<>)\]]+[^\s<>)\].,;:!?'\"»])")


# Signs that nobody writes, around the number of a named thing: as it was found, and in running text.
FOUND, END, RUNNING = "\ue000", "\ue001", "\ue002"
_private = re.compile(f"[{FOUND}{END}{RUNNING}]")
_place = re.compile(f"([{FOUND}{RUNNING}])(\\d+){END}")


@dataclass(frozen=True)
class Named:
    """A piece of the words that names something of the house, and the something's address without a language."""

    start: int
    end: int
    address: str


def html_of(words: str, named: Sequence[Named] = ()) -> str:
    """The words as safe HTML. Each paragraph finds its own direction, so that Arabic and French mix in one text.

    What is `named` becomes a link, but not inside code or another link.
    """
    marked, phrases = _marked(words, named)
    tokens = _markdown.parse(_linked.sub(r"<\1>", marked))
    for token in tokens:
        token.tag = HEADINGS.get(token.tag, token.tag)
        if token.type in ("paragraph_open", "list_item_open", "blockquote_open"):
            token.attrSet("dir", "auto")
        if phrases:
            _tell_running_text(token.children or [])
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    if phrases:
        html = _place.sub(lambda found: _link(found, phrases), html)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes={"a": {"mention"}},
        url_schemes=SCHEMES,
        link_rel="nofollow noopener noreferrer ugc",
    )


def in_reading_language(html: str, language: str) -> str:
    """The HTML with its links to the house's own things leading to their pages in that language."""
    return html.replace('<a class="mention" href="/', f'<a class="mention" href="/{language}/')


def _marked(words: str, named: Sequence[Named]) -> tuple[str, list[tuple[str, str]]]:
    """The words with a number in the place of each named piece, and what stood there with its address."""
    pieces, at, phrases = [], 0, []
    for one in sorted(named, key=lambda one: one.start):
        phrases.append((_private.sub("", words[one.start : one.end]), one.address))
        pieces += [_private.sub("", words[at : one.start]), f"{FOUND}{len(phrases) - 1}{END}"]
        at = one.end
    return "".join([*pieces, _private.sub("", words[at:])]), phrases


def _tell_running_text(tokens: list[Token]) -> None:
    inside = 0
    for token in tokens:
        inside += token.nesting if token.type.startswith("link_") else 0
        if token.type == "text" and not inside:
            token.content = token.content.replace(FOUND, RUNNING)


def _link(found: re.Match[str], phrases: list[tuple[str, str]]) -> str:
    phrase, address = phrases[int(found[2])]
    if found[1] == FOUND or not address:
        return escape(phrase)
    return f'<a class="mention" href="{escape(address)}">{escape(phrase)}</a>'


def plain_of(words: str) -> str:
    """The words without marks, for a line in a list or a search index."""
    return " ".join(unescape(nh3.clean(_markdown.render(words), tags=set())).split())
