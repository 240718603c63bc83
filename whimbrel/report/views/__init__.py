"""Reports, their figures and their documents."""

from whimbrel.report.views.figures import figure_detail, figure_download
from whimbrel.report.views.reports import (
    report_detail,
    report_differences,
    report_download,
    report_list,
)

__all__ = [
    "figure_detail",
    "figure_download",
    "report_detail",
    "report_differences",
    "report_download",
    "report_list",
]
