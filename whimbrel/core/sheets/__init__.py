"""Sheets that people send: read whole, checked whole, and refused whole when anything is wrong."""

from whimbrel.core.sheets.columns import (
    Column,
    choice,
    day,
    number,
    prose,
    reference,
    text,
    whole_number,
    yes_or_no,
)
from whimbrel.core.sheets.complaints import Complaint, SheetRefused
from whimbrel.core.sheets.reading import Row, SheetFile, headings_of, is_formula, read_sheet

__all__ = [
    "Column",
    "Complaint",
    "Row",
    "SheetFile",
    "SheetRefused",
    "choice",
    "day",
    "headings_of",
    "is_formula",
    "number",
    "prose",
    "read_sheet",
    "reference",
    "text",
    "whole_number",
    "yes_or_no",
]
