"""Figures of what Parties did at a meeting after the workshops that prepared for it."""

from collections.abc import Mapping
from typing import Any

from babel.numbers import format_percent
from django.utils.translation import gettext as _

from whimbrel.report.queries.counting import Count, Counting, FigureRefused, kind
from whimbrel.report.queries.scope import held_in
from whimbrel.report.queries.wording import number
from whimbrel.training.queries.afterwards import Afterwards, Did, afterwards
from whimbrel.treaties.models import Participation

Deed = Participation.Deed


@kind(needs=["before", "deed"])
def parties_after_workshops(counting: Counting, asked: Mapping[str, Any]) -> Count:
    """Of Parties at a workshop before the meeting, how many then did the `deed`: registered, spoke, submitted."""
    found, did = _found(counting, asked)
    return Count(
        value=did.there if did.there is not None else "–",
        text=number(did.there, counting.language) if did.there is not None else _("not known"),
        rule=_(
            "Parties on the first day of the meeting of which somebody came to a workshop that prepared for it, by the "
            "lists of persons: %(parties)s. Counted are those of which the meeting’s own papers, entered by the "
            "cut-off, show that they did this: %(deed)s. Workshops of which only a total is known are left out: %(n)s."
        )
        % {"parties": len(found.there), "deed": did.words, "n": found.uncounted},
        columns=(_("Party"), *_deeds()),
        rows=_rows(found, counting),
        source=_sources(found),
    )


@kind(needs=["before", "deed"])
def parties_after_workshops_compared(counting: Counting, asked: Mapping[str, Any]) -> Count:
    """The same as shares, beside the Parties that were at no workshop before the meeting."""
    found, did = _found(counting, asked)
    there, elsewhere = len(found.there), len(found.elsewhere)
    is_known = did.there is not None and did.elsewhere is not None
    return Count(
        value=[f"{did.there}/{there}", f"{did.elsewhere}/{elsewhere}"] if is_known else "–",
        text=_("%(there)s of Parties at a workshop, %(elsewhere)s of those at none")
        % {
            "there": _share(did.there, there, counting),
            "elsewhere": _share(did.elsewhere, elsewhere, counting),
        }
        if is_known
        else _("not known"),
        rule=_(
            "Parties on the first day of the meeting, by whether somebody came for them to a workshop that prepared for "
            "it; of each, how many the meeting’s own papers show to have done this: %(deed)s. That Parties at workshops "
            "did more does not show that the workshops are why. Workshops of which only a total is known are left out: %(n)s."
        )
        % {"deed": did.words, "n": found.uncounted},
        columns=(_("Parties"), _("All"), *_deeds()),
        rows=(
            (_("at a workshop"), number(there, counting.language))
            + tuple(_known(one.there, counting) for one in found.deeds),
            (_("at none"), number(elsewhere, counting.language))
            + tuple(_known(one.elsewhere, counting) for one in found.deeds),
        ),
        source=_sources(found),
    )


def _found(counting: Counting, asked: Mapping[str, Any]) -> tuple[Afterwards, Did]:
    """Raises FigureRefused."""
    deed = str(asked["deed"])
    if deed not in Deed:
        raise FigureRefused(
            _("“deed” is one of: %(known)s.") % {"known": ", ".join(Deed.values)}
        )  # fmt: skip
    meeting = counting.meeting(asked, "before")
    found = afterwards(meeting, held_in(counting, {"before": meeting.code}), on=counting.cut_off)
    if found is None:
        raise FigureRefused(
            _("Of the meeting “%s” instrument or day are not known.") % meeting.code
        )
    return found, found.did(deed)


def _rows(found: Afterwards, counting: Counting) -> tuple[tuple[str, ...], ...]:
    rows = [
        (
            counting.names[one.pk],
            *(_counted(found.number_of(one, deed), counting) for deed in Deed.values),
        )
        for one in found.there
    ]
    return tuple(sorted(rows))


def _counted(counted: int | None, counting: Counting) -> str:
    """How many; where only that it did is known, that."""
    if counted is None:
        return "–"
    return number(counted, counting.language) if counted else _("yes")


def _known(counted: int | None, counting: Counting) -> str:
    return _("not known") if counted is None else number(counted, counting.language)


def _share(counted: int | None, of: int, counting: Counting) -> str:
    if not of or counted is None:
        return _("none")
    return format_percent(round(counted / of, 2), locale=counting.language)


def _deeds() -> tuple[str, ...]:
    return tuple(str(one.label) for one in Deed)


def _sources(found: Afterwards) -> str:
    return "; ".join([_("Records of training."), *found.parts.sources])
