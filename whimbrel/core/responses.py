"""How a view answers: a page or a part of it, a table to take away, a picture."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from openpyxl import Workbook

TYPES = {
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "vcf": "text/vcard; charset=utf-8",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "eml": "message/rfc822",
    "zip": "application/zip",
    "jwt": "application/vc+jwt",
    "po": "text/x-gettext-translation; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# A spreadsheet runs a cell that starts like this as a formula, whoever wrote it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_download(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str
) -> HttpResponse:
    """The table as a file `<name>.<form>`, form being "csv", "json" or "xlsx".

    `columns` are machine names, the same in every language, so that a script that reads them keeps working.
    """
    table = [[_plain(value) for value in row] for row in rows]
    if form == "csv":
        return file_download(name, csv_file(columns, table), form)
    if form == "json":
        records = [dict(zip(columns, row, strict=True)) for row in table]
        body = json.dumps(records, ensure_ascii=False, indent=1).encode()
    elif form == "xlsx":
        book = Workbook()
        sheet = book.active
        sheet.append(list(columns))
        for row in table:
            sheet.append([_harmless(value) for value in row])
        sheet.freeze_panes = "A2"
        file = io.BytesIO()
        book.save(file)
        body = file.getvalue()
    else:
        raise ValueError(f"A table is not given as {form!r}.")
    return file_download(name, body, form)


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """The table as CSV in UTF-8, in which no cell runs as a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([[_harmless(_plain(value)) for value in row] for row in rows])
    # The mark makes Excel read UTF-8; every other reader skips it.
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def file_download(name: str, body: bytes, form: str, *, inline: bool = False) -> HttpResponse:
    """The bytes as a file `<name>.<form>`; pictures `inline`, so that other sites can show them."""
    response = HttpResponse(body, content_type=TYPES[form])
    kind = "inline" if inline else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="{name}.{form}"'
    if inline:
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def file_to_save(file: FieldFile, name: str) -> FileResponse:
    """A file that somebody handed in, to be saved and never shown as a page of ours, whatever is in it.

    `name` gets the ending under which the file is kept where it does not have it.
    """
    ending = f".{str(file.name).rpartition('.')[2]}"
    return FileResponse(
        file.open("rb"),
        as_attachment=True,
        filename=name if name.lower().endswith(ending.lower()) else f"{name}{ending}",
        content_type="application/octet-stream",
    )


def is_page(response: HttpResponseBase) -> bool:
    return response.get("Content-Type", "").startswith("text/html")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
