"""The values of an indicator over time, as SVG text."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from whimbrel.core.charts.columns import Column, ColumnChart, column_chart
from whimbrel.report.models import Indicator, IndicatorReading, IndicatorValue


def values_chart(
    indicator: Indicator,
    values: Sequence[IndicatorValue],
    readings: Sequence[IndicatorReading],
    language: str,
) -> str:
    """A column for each value that counts, or each reading; nothing where fewer than two have a number."""
    columns = [
        Column(one.period.name, round(one.number)) for one in values if one.number is not None
    ]
    columns += [
        Column(f"{one.cut_off:%Y-%m-%d}", round(one.number))
        for one in readings
        if one.number is not None
    ]
    if len(columns) < 2:
        return ""
    said = "; ".join(f"{one.word}: {one.value}" for one in columns)
    chart = ColumnChart(
        title=indicator.title,
        description=_("Values over time: %(values)s") % {"values": said},
        language=language,
        columns=tuple(columns[-12:]),
        identity=f"indicator-{indicator.code}",
    )
    return column_chart(chart)
