"""A report, its texts, its figures, its frozen editions, who signed it and what was remarked on it, one noun a file."""

from whimbrel.report.models.edition import Edition
from whimbrel.report.models.figure import Figure
from whimbrel.report.models.remark import Remark, ReturnedFile
from whimbrel.report.models.report import Report
from whimbrel.report.models.signature import Signature
from whimbrel.report.models.text import ReportText

__all__ = ["Edition", "Figure", "Remark", "Report", "ReportText", "ReturnedFile", "Signature"]
