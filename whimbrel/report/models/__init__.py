"""A report, its texts, its figures and its frozen editions, one noun a file."""

from whimbrel.report.models.edition import Edition
from whimbrel.report.models.figure import Figure
from whimbrel.report.models.indicator import (
    Indicator,
    IndicatorReading,
    IndicatorValue,
    ReportingPeriod,
    ValueNote,
    ValueStep,
)
from whimbrel.report.models.report import Report
from whimbrel.report.models.text import ReportText

__all__ = [
    "Edition",
    "Figure",
    "Indicator",
    "IndicatorReading",
    "IndicatorValue",
    "Report",
    "ReportText",
    "ReportingPeriod",
    "ValueNote",
    "ValueStep",
]
