"""What may keep some readers out of a text, found before it is published. Pure."""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.manual.models.blocks import words_of

LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.S)
# What says nothing to somebody who hears only the links of a page read out.
VAGUE = {
    "here", "click here", "this", "link", "more", "read more", "this page",
    "ici", "cliquez ici", "lire la suite", "plus", "cette page",
    "aquí", "haga clic aquí", "leer más", "más", "esta página",
    "هنا", "اضغط هنا", "المزيد", "здесь", "тут", "подробнее",
}  # fmt: skip
LONGEST = 120


def complaints(pieces: Sequence[dict[str, Any]]) -> list[str]:
    """What to mend, in the order of the text; empty where nothing is found.

    A heading below none, a heading with nothing under it, a picture of which nobody says what it shows, a link
    that says nothing by itself, a paragraph too long to be cited alone.
    """
    found, has_heading = [], False
    for place, piece in enumerate(pieces):
        words = words_of(piece)
        if piece["kind"] == "subheading" and not has_heading:
            found.append(
                _("“%(words)s” is a heading below another, and there is none above it.")
                % {"words": words}
            )
        if piece["kind"] in ("heading", "subheading"):
            has_heading = has_heading or piece["kind"] == "heading"
            after = pieces[place + 1]["kind"] if place + 1 < len(pieces) else ""
            if after in ("", piece["kind"]):
                found.append(_("Under “%(words)s” there is no text.") % {"words": words})
        if piece["kind"] == "picture" and not piece.get("alt", "").strip():
            found.append(
                _("A picture does not say what it shows. Whoever cannot see it gets nothing.")
            )
        found += [
            _("The link “%(link)s” says nothing by itself. Name what it leads to.") % {"link": link}
            for link in map(_bare, LINK.findall(piece.get("html", "")))
            if link.casefold().rstrip(".") in VAGUE or link.startswith("http")
        ]
        if piece["kind"] == "paragraph" and len(words.split()) > LONGEST:
            found.append(
                _(
                    "The paragraph “%(words)s…” has more than %(most)s words. Divide it, so that each thought can be cited."
                )
                % {"words": words[:40], "most": LONGEST}
            )
    return found


def _bare(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html).strip()
