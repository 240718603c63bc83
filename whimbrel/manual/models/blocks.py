"""What the body of an article is made of: pieces with a permanent id each, and their plain form in a version.

The id of a piece is that of its Wagtail block: it stays when the words change, and when the piece moves.
"""

from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import expand_db_html

from whimbrel.manual.choosing import SharedTextBlock
from whimbrel.manual.holdings import RENDITION
from whimbrel.manual.markup import clean

# What a paragraph may hold: enough to write plainly, nothing that a translator cannot carry over.
RICH = ["bold", "italic", "link", "document-link", "ol", "ul"]
# Kinds that hold words to be translated, cited and proposed anew.
WORDED = ("heading", "subheading", "paragraph", "note")
PERMANENT = "p-"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What it shows"),
        required=False,
        help_text=_("Read aloud to those who cannot see it. Empty where it only decorates."),
    )
    caption = blocks.CharBlock(label=_("Words under it"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")


class BodyBlock(blocks.StreamBlock):
    heading = blocks.CharBlock(label=_("Heading"), icon="title", max_length=200)
    subheading = blocks.CharBlock(label=_("Heading below it"), icon="title", max_length=200)
    paragraph = blocks.RichTextBlock(label=_("Paragraph"), icon="pilcrow", features=RICH)
    note = blocks.RichTextBlock(label=_("Note, set apart"), icon="info-circle", features=RICH)
    picture = PictureBlock()
    file = DocumentChooserBlock(label=_("File to take away"), icon="doc-full-inverse")
    shared = SharedTextBlock(label=_("Text for many articles"), icon="snippet")


def body_field() -> StreamField:
    return StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("text"),
        help_text=_("One thought a paragraph: each can be cited, translated and discussed alone."),
    )


def key_of(block_id: str) -> str:
    """The permanent name of a piece: the one it was loaded with, or one made from its block's id."""
    return block_id if block_id.startswith(PERMANENT) else f"{PERMANENT}{block_id[:8]}"


def pieces_of(body: Any, language: str) -> list[dict[str, Any]]:
    """The body as plain values: key, kind, and its words as HTML or what else it shows.

    A text for many articles becomes a paragraph that says which it is ("shared"); where that text is not written
    in the language, or is no more, the piece is left out.
    """
    pieces = (
        {"key": key_of(str(block.id)), "kind": block.block_type} | _content(block, language)
        for block in body
    )
    return [one for one in pieces if one["kind"] != "shared"]


def is_own(piece: dict[str, Any]) -> bool:
    """Whether the piece has words of this article's own, to be translated and proposed anew."""
    return piece["kind"] in WORDED and "shared" not in piece


def _content(block: Any, language: str) -> dict[str, Any]:
    value = block.value
    if block.block_type == "shared":
        html = value.html_in(language) if value is not None else ""
        return {"kind": "paragraph", "html": html, "shared": value.slug} if html else {}
    if block.block_type in ("paragraph", "note"):
        # Links to pages and files get their addresses now: a version says for good what it said.
        return {"html": clean(expand_db_html(value.source)).strip()}
    if block.block_type == "picture":
        rendition = value["image"].get_rendition(RENDITION)
        return {
            "src": rendition.url,
            "width": rendition.width,
            "height": rendition.height,
            "alt": value["alt"],
            "caption": value["caption"],
        }
    if block.block_type == "file":
        return {"document": value.pk, "title": value.title}
    return {"text": str(value).strip()}


def words_of(piece: dict[str, Any]) -> str:
    """The piece without its marks: what is compared, searched and read aloud."""
    if "html" in piece:
        spaced = piece["html"].replace("</li>", "</li> ").replace("</p>", "</p> ")
        return " ".join(strip_tags(spaced).replace("&amp;", "&").replace("&nbsp;", " ").split())
    return str(piece.get("text") or piece.get("caption") or piece.get("title") or "")
