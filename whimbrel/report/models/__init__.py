"""A report, its texts, its figures and its frozen editions, and the indicators of a plan, one noun a file."""

from whimbrel.report.models.edition import Edition
from whimbrel.report.models.evidence import ValueFile
from whimbrel.report.models.figure import Figure
from whimbrel.report.models.indicator import (
    Indicator,
    IndicatorReading,
    IndicatorValue,
    ReportingPeriod,
    ValueNote,
    ValueStep,
)
from whimbrel.report.models.period import PeriodLock, PeriodTarget
from whimbrel.report.models.remark import Remark, ReturnedFile
from whimbrel.report.models.report import Report
from whimbrel.report.models.report_file import ReportFile
from whimbrel.report.models.schedule import ReportSchedule, SentReport
from whimbrel.report.models.signature import Signature
from whimbrel.report.models.text import ReportText

__all__ = [
    "Edition",
    "Figure",
    "Indicator",
    "IndicatorReading",
    "IndicatorValue",
    "PeriodLock",
    "PeriodTarget",
    "Remark",
    "Report",
    "ReportFile",
    "ReportSchedule",
    "ReportText",
    "ReportingPeriod",
    "ReturnedFile",
    "SentReport",
    "Signature",
    "ValueFile",
    "ValueNote",
    "ValueStep",
]
