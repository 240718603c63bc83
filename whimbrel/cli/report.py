"""`whimbrel report`: a report as a file, counted now or as it was published."""

from datetime import date, datetime
from pathlib import Path

import click
from django.utils import timezone, translation

from whimbrel.core.documents.tree import Document
from whimbrel.core.languages import CODES
from whimbrel.report.actions.load_founding_report import RecordsMissing, load_founding_report
from whimbrel.report.actions.publish_report import NothingToPublish, publish_report
from whimbrel.report.documents import report_document, written_as
from whimbrel.report.models import Report
from whimbrel.report.queries.beginning import NothingRecorded, check_cut_off
from whimbrel.report.queries.content import report_content
from whimbrel.report.queries.counting import FigureRefused

FOUNDING = "founding"


@click.command()
@click.argument("slug", metavar="NAME")
@click.option(
    "--as-of",
    "as_of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Count what happened up to this day, like 2014-11-04.  [default: the report's cut-off]",
)
@click.option(
    "--language", type=click.Choice(CODES), default="en", show_default=True, help="Of the text."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["docx", "pdf", "html"]),
    default="docx",
    show_default=True,
)
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="The file to write.  [default: NAME-LANGUAGE.FORMAT]",
)
@click.option("--publish", "publishes", is_flag=True, help="Freeze an edition, and write that.")
def report(
    slug: str,
    as_of: datetime | None,
    language: str,
    form: str,
    path: Path | None,
    publishes: bool,
) -> None:
    """Write the report NAME as a file. "founding" is the COP11 report on the work plan 2012–2014."""
    path = path or Path(f"{slug}-{language}.{form}")
    if not path.parent.is_dir():
        raise click.UsageError(f"There is no folder “{path.parent}” to write to.")
    with translation.override(language):
        try:
            document = _document(_found(slug), as_of.date() if as_of else None, language, publishes)
        except (RecordsMissing, NothingRecorded, NothingToPublish, FigureRefused) as refused:
            raise click.ClickException(str(refused)) from None
        body = written_as(form, document)
    try:
        path.write_bytes(body)
    except OSError as error:
        raise click.ClickException(f"“{path}” cannot be written: {error.strerror}.") from None
    click.echo(f"{path}: {len(body) / 1000:.0f} kB, {', '.join(document.notes)}")


def _found(slug: str) -> Report:
    found = Report.objects.select_related("instrument", "meeting").filter(slug=slug).first()
    if found is not None:
        return found
    if slug == FOUNDING:
        return load_founding_report()
    known = sorted({FOUNDING, *Report.objects.values_list("slug", flat=True)})
    raise click.UsageError(f"There is no report “{slug}”. Known: {', '.join(known)}.")


def _document(found: Report, cut_off: date | None, language: str, publishes: bool) -> Document:
    check_cut_off(found, cut_off or found.cut_off_on)
    if publishes:
        edition = publish_report(report=found, cut_off=cut_off)
        return report_document(
            edition.content, language, made_at=edition.published_at, edition=edition.number
        )
    content = report_content(found, cut_off=cut_off, languages=[language])
    return report_document(content, language, made_at=timezone.now())
