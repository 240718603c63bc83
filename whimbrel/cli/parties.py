"""`whimbrel parties`: who is bound by an instrument on a day."""

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from django.utils import translation

from whimbrel.core.languages import CODES
from whimbrel.core.sheets import SheetRefused
from whimbrel.treaties.models import Instrument
from whimbrel.treaties.queries.comparison import compared_with
from whimbrel.treaties.queries.parties import COLUMNS, party_rows


@click.command()
@click.option("--instrument", "code", required=True, help="Code of the instrument: CMS, AEWA …")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: datetime.now(UTC).strftime("%Y-%m-%d"),
    show_default="today",
    help="The day, like 2014-11-04.",
)
@click.option(
    "--language",
    type=click.Choice(CODES),
    default="en",
    show_default=True,
    help="Language of the names.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
)
@click.option(
    "--compare",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV file (iso3, deposit_date, entry_into_force) of another list, to say where the two differ.",
)
def parties(code: str, day: datetime, language: str, form: str, compare: Path | None) -> None:
    """List the Parties to an instrument (of an MOU, the Signatories) on a day."""
    instrument = Instrument.objects.filter(code__iexact=code).first()
    if instrument is None:
        known = ", ".join(Instrument.objects.values_list("code", flat=True))
        raise click.UsageError(
            f"There is no instrument “{code}”. Known: {known or 'none; run whimbrel load reference'}."
        )
    if compare is not None:
        _say_differences(instrument, compare)
        return
    with translation.override(language):
        rows = party_rows(instrument, on=day.date())
    table = [[_plain(cell) for cell in row.cells()] for row in rows]
    if form == "json":
        answer = {
            "instrument": instrument.code,
            "on": day.date().isoformat(),
            "count": len(rows),
            "parties": [dict(zip(COLUMNS, cells, strict=True)) for cells in table],
        }
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    elif form == "csv":
        text = io.StringIO()
        csv.writer(text).writerows([COLUMNS, *table])
        click.echo(text.getvalue(), nl=False)
    else:
        for row in rows:
            click.echo(f"{row.in_force_on}  {row.iso3}  {row.name}")
        click.echo(f"{len(rows)} on {day.date()}")


def _say_differences(instrument: Instrument, path: Path) -> None:
    try:
        found = compared_with(instrument, path)
    except SheetRefused as refused:
        raise click.ClickException(str(refused)) from None
    for one in found:
        days = f": {one.ours} here, {one.theirs} there" if one.ours else ""
        click.echo(f"{one.iso3}  {one.what}{days}")
    click.echo(f"{len(found)} differences. Nothing was changed.")


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell
