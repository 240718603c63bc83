"""Drawings of what was learned and what is lacking, as SVG."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from whimbrel.core.charts.dots import Dot, DotChart, dot_chart
from whimbrel.core.languages import current_language
from whimbrel.training.models import Level
from whimbrel.training.queries.needs import Need


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
