"""A file of comma-separated lines, as lines of text."""

import csv
import io

from django.utils.translation import gettext as _

from whimbrel.core.sheets.complaints import Complaint, SheetRefused

LONGEST_CELL = 100_000


def delimited_lines(name: str, raw: bytes) -> list[tuple[int, list[str]]]:
    """Every line that holds anything, with the number on which it begins. Raises SheetRefused."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(_decoded(name, raw), newline=""))
    found, line = [], 1
    try:
        for cells in reader:
            begins, line = line, reader.line_num + 1
            if any(cells):
                found.append((begins, cells))
    except csv.Error:
        raise SheetRefused(
            name,
            [
                Complaint(
                    _(
                        "This line cannot be read as comma-separated cells. Look for a stray quotation mark."
                    ),
                    line=line,
                )
            ],
        ) from None
    return found


def _decoded(name: str, raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
        if "\x00" in text:
            raise ValueError
    except ValueError as error:
        line = raw[: getattr(error, "start", 0)].count(b"\n") + 1
        raise SheetRefused(
            name,
            [
                Complaint(
                    _("The file is not UTF-8. Save it again as “CSV UTF-8 (comma delimited)”."),
                    line=line,
                )
            ],
        ) from None
    return text
