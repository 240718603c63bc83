"""How old a translation is, from what was published of its source. Pure: numbers in, a word out."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Freshness(models.TextChoices):
    SOURCE = "source", _("Original")
    CURRENT = "current", _("Up to date")
    OUT_OF_DATE = "out_of_date", _("Out of date")
    MAJORLY = "majorly_out_of_date", _("Badly out of date")
    MISSING = "missing", _("Not translated")


@dataclass(frozen=True)
class SourceState:
    """What counts of a source article's versions: only those that are ready to translate.

    `last_normal` is the number of the last one that translations should follow (normal or major), `last_major` of
    the last after which an old translation misleads; 0 where there is none.
    """

    last_normal: int = 0
    last_major: int = 0


def freshness_of(source: SourceState, *, based_on: int | None, is_translated: bool) -> Freshness:
    """How old a translation is that says what version `based_on` of its source said.

    A slip of the pen ages nothing, nor does an edit that is not ready to translate. A translation of which
    nobody knows what it was made from is as old as the oldest.
    """
    if not is_translated:
        return Freshness.MISSING
    made_from = based_on or 0
    if source.last_major > made_from:
        return Freshness.MAJORLY
    if source.last_normal > made_from:
        return Freshness.OUT_OF_DATE
    return Freshness.CURRENT
