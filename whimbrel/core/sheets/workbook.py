"""The first sheet of an XLSX workbook, as lines of text."""

import io
import zipfile
import zlib
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from whimbrel.core.sheets.complaints import Complaint, SheetRefused

# A workbook is an archive, and a small one may hold more than a machine can.
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_LINES = 100_000
MOST_COLUMNS = 200
# What openpyxl and the readers below it raise for a file that is not what it says it is.
BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, EOFError, OSError, SyntaxError, KeyError,
    IndexError, ValueError, TypeError, AttributeError, NotImplementedError,
)  # fmt: skip
BEGINNING = b"PK\x03\x04"


def workbook_lines(name: str, raw: bytes) -> list[tuple[int, list[str]]]:
    """Every line that holds anything, with its number, its cells as text. Raises SheetRefused."""
    try:
        _look_into(name, raw)
        book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # What a file claims of its size may be wrong.
        sheet.reset_dimensions()
        return _lines(name, sheet)
    except BROKEN:
        raise _refused(
            name, _("The file cannot be read as a workbook. Open it, and save it again as XLSX.")
        ) from None


def _lines(name: str, sheet: Any) -> list[tuple[int, list[str]]]:
    found = []
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > MOST_LINES:
            raise _refused(
                name, _("The sheet has more than %(most)s lines. Split it.") % {"most": MOST_LINES}
            )
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise _refused(
                name,
                _("The sheet has more than %(most)s columns. Remove what does not belong to it.")
                % {"most": MOST_COLUMNS},
            )
        if cells:
            found.append((number, cells))
    return found


def _text(value: Any) -> str:
    """The cell as one would type it: days in ISO form, whole numbers without a point. A formula stays one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    # A formula over many cells is an object of its own.
    return str(getattr(value, "text", None) or value)


def _look_into(name: str, raw: bytes) -> None:
    """Refuse an archive that would unpack to more than it should, or whose XML declares entities."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise _refused(name, _("The workbook unpacks to more than can be taken. Split it."))
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                content = archive.read(part)
                # Spreadsheets write UTF-8, and no document type.
                if b"<!DOCTYPE" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
                    raise zipfile.BadZipFile


def _refused(name: str, why: str) -> SheetRefused:
    return SheetRefused(name, [Complaint(why)])
