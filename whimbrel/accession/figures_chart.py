"""How long the stages lasted, as a picture beside the table that says the same."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from whimbrel.accession.queries.figures import StageFigure
from whimbrel.core.charts.dots import Dot, DotChart, dot_chart
from whimbrel.core.languages import current_language

# Into about so many parts the axis is divided.
PARTS = 5


def stages_chart(figures: Sequence[StageFigure]) -> str:
    """One line a stage: the median as a dot, the mean as a ring. Nothing where fewer than two stages were ever left."""
    told = [
        (one, one.median, one.mean)
        for one in figures
        if one.median is not None and one.mean is not None
    ]
    if len(told) < 2:
        return ""
    dots = tuple(
        Dot(
            str(one.stage.label),
            float(middle),
            second=float(average),
            said=_("%(stage)s: median %(median)s days, mean %(mean)s days, of %(n)s")
            % {
                "stage": one.stage.label,
                "median": round(middle),
                "mean": round(average),
                "n": one.over,
            },
        )
        for one, middle, average in told
    )
    step = float(max(10, -(-max(max(middle, average) for _one, middle, average in told) // PARTS // 10) * 10))  # fmt: skip
    return dot_chart(
        DotChart(
            title=_("Days in a stage"),
            description=_("The dot is the median, the ring the mean, of the times that are over."),
            language=current_language(),
            dots=dots,
            low=0.0,
            high=step * PARTS,
            step=step,
            words=(_("Median"), _("Mean")),
            identity="stages",
        )
    )
