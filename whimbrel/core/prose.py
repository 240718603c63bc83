"""Words that people write: Markdown in, safe HTML out.

The HTML is made once, when the words are kept, so that reading a thread costs nothing of it.
"""

import re

import nh3
from markdown_it import MarkdownIt

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


def html_of(words: str) -> str:
    """The words as safe HTML. Each paragraph finds its own direction, so that Arabic and French mix in one text."""
    tokens = _markdown.parse(_linked.sub(r"<\1>", words))
    for token in tokens:
        token.tag = HEADINGS.get(token.tag, token.tag)
        if token.type in ("paragraph_open", "list_item_open", "blockquote_open"):
            token.attrSet("dir", "auto")
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="nofollow noopener noreferrer ugc",
    )


def plain_of(words: str) -> str:
    """The words without marks, for a line in a list or a search index."""
    return " ".join(nh3.clean(_markdown.render(words), tags=set()).split())
