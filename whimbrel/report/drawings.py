"""Indicators as SVG text: how far each of a plan has come, and the values of one over time."""

from collections.abc import Sequence

from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from whimbrel.core.charts.columns import Column, ColumnChart, Level, column_chart
from whimbrel.core.charts.ways import Way, WayChart, way_chart
from whimbrel.report.models import Indicator, IndicatorReading, IndicatorValue
from whimbrel.report.queries.indicators import IndicatorRow

# What a sheet of paper takes; the table has them all.
MOST = 14


def dashboard_chart(rows: Sequence[IndicatorRow], language: str) -> str:
    """A bar for each indicator whose baseline, value and target are known; nothing where none is."""
    ways = tuple(
        Way(one.indicator.title, one.progress, _said(one, language))
        for one in rows
        if one.progress is not None
    )
    if not ways:
        return ""
    chart = WayChart(
        title=_("How far each indicator has come from its baseline to its target"),
        description="; ".join(f"{one.word}: {one.said}" for one in ways),
        language=language,
        ways=ways[:MOST],
        identity="indicators",
    )
    return way_chart(chart)


def _said(row: IndicatorRow, language: str) -> str:
    one = row.indicator
    numbers = {
        name: format_decimal(round(value or 0, 2), locale=language)
        for name, value in (
            ("value", row.number), ("target", one.target), ("baseline", one.baseline)
        )
    }  # fmt: skip
    said = _("%(value)s of %(target)s, from %(baseline)s") % numbers
    return f"{said} ({one.unit})" if one.unit else said


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
        levels=tuple(
            Level(str(word), round(number))
            for word, number in (
                (_("Target"), indicator.target),
                (_("Baseline"), indicator.baseline or None),
            )
            if number is not None
        ),
    )
    return column_chart(chart)
