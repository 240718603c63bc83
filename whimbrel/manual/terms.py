"""Glossary terms in a text: the first mention of each becomes a link to its meaning. Pure."""

import re
from collections.abc import Mapping

TAG = re.compile(r"(<[^>]*>)")


class TermMarker:
    """Marks the first mention of each term, piece after piece. `found` tells which were met, in their order."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        """`terms` are slugs by the word as the language writes it."""
        self.found: list[str] = []
        self._slugs = {word.casefold(): slug for word, slug in terms.items() if word}
        # The longest first, so that "contact group" is not taken for "group".
        words = sorted(self._slugs, key=len, reverse=True)
        pattern = "|".join(re.escape(word) for word in words)
        self._pattern = re.compile(rf"(?<!\w)({pattern})(?!\w)", re.I) if words else None

    def mark(self, html: str) -> str:
        """The piece with the terms it mentions first as links; words within a link stay as they are."""
        if self._pattern is None:
            return html
        out, links = [], 0
        for part in TAG.split(html):
            if part.startswith("<"):
                links += part.startswith("<a") - part.startswith("</a")
                out.append(part)
            else:
                out.append(part if links else self._pattern.sub(self._link, part))
        return "".join(out)

    def _link(self, match: re.Match[str]) -> str:
        slug = self._slugs[match[0].casefold()]
        if slug in self.found:
            return match[0]
        self.found.append(slug)
        return f'<a class="term" href="#term-{slug}">{match[0]}</a>'
