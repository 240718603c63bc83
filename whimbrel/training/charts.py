"""Drawings of what was learned and what is lacking, as SVG."""

import math
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from whimbrel.core.charts.dots import Dot, DotChart, dot_chart
from whimbrel.core.languages import current_language
from whimbrel.training.models import Level
from whimbrel.training.queries.evaluation import Gain, Reaction
from whimbrel.training.queries.follow_up import Use
from whimbrel.training.queries.needs import Need
from whimbrel.training.references import Reference


def needs_chart(found: Sequence[Need], *, title: str) -> str:
    """Each competence: where people stand, where their post asks them to stand."""
    dots = tuple(
        Dot(
            label=one.competence.name,
            value=one.level,
            second=one.needed,
            said=_("%(name)s: today %(level).1f, asked %(needed).1f")
            % {"name": one.competence.name, "level": one.level, "needed": one.needed},
        )
        for one in found
    )
    chart = DotChart(
        title=title,
        description=_(
            "From 1, new to me, to 5, I can teach it. The table below holds every number."
        ),
        language=current_language(),
        dots=dots,
        low=float(min(Level)),
        high=float(max(Level)),
        step=1,
        words=(_("today"), _("what the post asks")),
        identity="needs",
    )
    return dot_chart(chart)


def reaction_chart(found: Reaction) -> str:
    """How far participants agree with each sentence, from 1 to 5."""
    dots = tuple(
        Dot(one.words, one.mean, said=f"{one.words} {one.mean:.1f} ({one.people})")
        for one in found.opinions
    )
    return dot_chart(
        DotChart(
            title=_("What participants thought"),
            description=_("From 1, not at all, to 5, fully. The table below holds every number."),
            language=current_language(),
            dots=dots,
            low=1.0,
            high=5.0,
            step=1,
            identity="reaction",
        )
    )


def gain_chart(found: Gain) -> str:
    """Per cent of right answers gained, in all and by competence, with what is not sure."""
    rows = [(_("All questions"), found.gain)] if found.gain else []
    rows += [(competence.name, estimate) for competence, estimate in found.by_competence]
    low = min([0.0, *(100 * one.low for _name, one in rows)])
    dots = tuple(
        Dot(
            name,
            100 * one.value,
            between=(100 * one.low, 100 * one.high),
            said=_("%(name)s: %(value).0f points, from %(low).0f to %(high).0f")
            % {
                "name": name,
                "value": 100 * one.value,
                "low": 100 * one.low,
                "high": 100 * one.high,
            },
        )
        for name, one in rows
    )
    return dot_chart(
        DotChart(
            title=_("What participants learned"),
            description=_(
                "Points of a hundred gained from the test before to the test after; the line shows "
                "between which values the gain lies at 95 per cent."
            ),
            language=current_language(),
            dots=dots,
            low=-25.0 * math.ceil(-low / 25),
            high=100.0,
            step=25,
            identity="gain",
        )
    )


def use_chart(found: Use, reference: Reference) -> str:
    """How many used it months later, beside what another house found."""
    rows = [(_("Used it"), found.used), (_("Used it, at least in part"), found.used_or_partly)]
    dots = tuple(
        Dot(name, 100 * one.value, between=(100 * one.low, 100 * one.high))
        for name, one in rows
        if one is not None
    )
    return dot_chart(
        DotChart(
            title=_("What participants used"),
            description=ngettext(
                "Per cent of those who answered after %(months)s month.",
                "Per cent of those who answered after %(months)s months.",
                found.months,
            )
            % {"months": found.months},
            language=current_language(),
            dots=dots,
            low=0.0,
            high=100.0,
            step=25,
            band=(float(reference.low), float(reference.high)),
            band_word=str(reference.words),
            identity="use",
        )
    )
