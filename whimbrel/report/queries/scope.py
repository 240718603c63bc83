"""Which workshops a figure of training is asked about: one `workshop`, those `before` a meeting, of a `programme`, or all `since` a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from whimbrel.report.queries.counting import Counting, FigureRefused
from whimbrel.training.models import Workshop

SCOPE = ("workshop", "before", "programme", "since")


def scope_of(counting: Counting, asked: Mapping[str, Any]) -> QuerySet[Workshop]:
    """The workshops asked about, planned ones too. Raises FigureRefused."""
    found = Workshop.objects.published()
    if "workshop" in asked:
        found = found.filter(meeting__code=asked["workshop"])
        if not found.exists():
            raise FigureRefused(_("There is no workshop “%s”.") % asked["workshop"])
    if "before" in asked:
        found = found.filter(prepares_for=counting.meeting(asked, "before"))
    if "programme" in asked:
        found = found.filter(programme__code=asked["programme"])
    if "since" in asked:
        found = found.filter(meeting__starts_on__gte=day_in(asked["since"], "since"))
    return found


def held_in(counting: Counting, asked: Mapping[str, Any]) -> QuerySet[Workshop]:
    """Those of them that had begun by the cut-off."""
    return scope_of(counting, asked).filter(meeting__starts_on__lte=counting.cut_off)


def day_in(words: Any, name: str) -> date:
    """Raises FigureRefused."""
    try:
        return date.fromisoformat(str(words))
    except ValueError:
        raise FigureRefused(_("“%(name)s” is a day like 2012-01-01.") % {"name": name}) from None
