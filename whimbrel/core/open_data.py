"""Open data as one ZIP file: tables as CSV, each column explained in a README, and the same for machines.

`datapackage.json` follows the Frictionless Data Package, version 1 (https://specs.frictionlessdata.io/data-package/).
Names and README are English in every language, so that a script which reads them keeps working.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from whimbrel.core.responses import csv_file

# Of every file in the archive, so that the same records make the same bytes.
DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Column:
    """A column of a table; `kind` is a type of a Frictionless Table Schema: string, number, date …"""

    name: str
    meaning: str
    kind: str = "string"


@dataclass(frozen=True)
class Table:
    """A table of records, called `name`.csv in the archive."""

    name: str
    about: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


def packed(name: str, about: str, tables: Sequence[Table], *, on: date) -> bytes:
    """The archive. `about` says what the records are, and which are left out."""
    readme = [about, "", f"As at {on.isoformat()}. Tables are CSV in UTF-8, the first row has the names of the columns."]  # fmt: skip
    package: dict[str, Any] = {
        "profile": "tabular-data-package", "name": name, "description": about, "resources": []
    }  # fmt: skip
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for table in tables:
            readme += ["", f"{table.name}.csv: {table.about}", ""]
            readme += [f"  {one.name} ({one.kind}): {one.meaning}" for one in table.columns]
            package["resources"].append(_resource(table))
            body = csv_file([one.name for one in table.columns], table.rows)
            file.writestr(zipfile.ZipInfo(f"{table.name}.csv", DAY), body)
        file.writestr(zipfile.ZipInfo("README.txt", DAY), "\n".join([*readme, ""]))
        file.writestr(
            zipfile.ZipInfo("datapackage.json", DAY),
            json.dumps(package, ensure_ascii=False, indent=1),
        )
    return archive.getvalue()


def _resource(table: Table) -> dict[str, Any]:
    fields = [
        {"name": one.name, "type": one.kind, "description": one.meaning} for one in table.columns
    ]
    return {
        "name": table.name, "path": f"{table.name}.csv", "profile": "tabular-data-resource",
        "description": table.about, "encoding": "utf-8", "schema": {"fields": fields},
    }  # fmt: skip
