"""All that shows what is on record of a version: its texts, and what shows that steps were taken, by language."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from whimbrel.core.languages import sort_key
from whimbrel.nbsap.models import Nbsap
from whimbrel.nbsap.models.plan import name_of_language

# Stands for the language of what has none on record.
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Piece:
    """A text, an address or a file. `about` is the step it shows, or says that it is the plan itself."""

    about: str
    title: str
    url: str
    language: str
    # In bytes; none of an address.
    size: int | None = None

    @property
    def language_name(self) -> str:
        return name_of_language(self.language)


def evidence_of(nbsap: Nbsap) -> list[Piece]:
    """Texts first, then step by step in their order of time. Three queries."""
    texts = [
        Piece(_("Text of the plan"), one.title, one.url, one.language)
        for one in nbsap.documents.all()
    ]
    links = [
        Piece(one.get_step_display(), one.url, one.url, one.language)
        for one in nbsap.steps.filter(taken_back_at=None).exclude(url="")
    ]
    files = [
        Piece(
            one.get_step_display(), one.title, reverse("nbsap:evidence_download", args=[one.pk]), one.language, one.size
        )
        for one in nbsap.evidence.all()
    ]  # fmt: skip
    return texts + links + files


def languages_of(pieces: list[Piece]) -> list[tuple[str, str]]:
    """The languages there are, by name, to choose from; last what has none on record."""
    known = {one.language: one.language_name for one in pieces if one.language}
    found = sorted(known.items(), key=lambda one: sort_key(one[1]))
    is_unknown = any(not one.language for one in pieces)
    return [*found, (UNKNOWN, _("not known"))] if is_unknown else found


def pieces_in(pieces: list[Piece], language: str) -> list[Piece]:
    """Those in that language; all where none is named."""
    wanted = "" if language == UNKNOWN else language
    return [one for one in pieces if not language or one.language == wanted]
