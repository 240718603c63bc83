"""The outlook's own trial as a picture: what the rule would have said in earlier years, and what came."""

from django.utils.translation import gettext as _

from whimbrel.accession.queries.outlook import Outlook
from whimbrel.core.charts.dots import Dot, DotChart, dot_chart
from whimbrel.core.languages import current_language
from whimbrel.core.periods import written_date

# As many trials as a telephone shows without tiring whoever looks.
SHOWN = 12


def outlook_chart(found: Outlook) -> str:
    """One line a trial, the latest first: the range that was told, and as a dot what came."""
    language = current_language()
    tried = found.tried[:SHOWN]
    highest = max(max(one.range.high, one.came) for one in tried)
    lowest = min(min(one.range.low, one.came) for one in tried)
    dots = tuple(
        Dot(
            written_date(one.range.on, language),
            float(one.came),
            between=(float(one.range.low), float(one.range.high)),
            said=_("%(day)s: between %(low)s and %(high)s were foretold, %(came)s came")
            % {
                "day": written_date(one.range.on, language),
                "low": one.range.low,
                "high": one.range.high,
                "came": one.came,
            },
        )
        for one in tried
    )
    return dot_chart(
        DotChart(
            title=_("What the rule would have said in earlier years"),
            description=_(
                "The line is the range that would have been foretold, the dot what came."
            ),
            language=language,
            dots=dots,
            low=float(lowest // 10 * 10),
            high=float(-(-highest // 10) * 10),
            step=10.0,
            identity="outlook",
        )
    )
