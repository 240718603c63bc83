"""`whimbrel export`: what the house holds, as files to take elsewhere."""

from pathlib import Path

import click

from whimbrel.cli.archives import space
from whimbrel.core.languages import CODES
from whimbrel.manual.actions.build_files import write_manual
from whimbrel.manual.actions.export_manual import write_export
from whimbrel.manual.makers import MAKERS, maker_of
from whimbrel.manual.volumes import NothingToRead

OPEN_FILES = "zip"


@click.group()
def export() -> None:
    """Write what the house holds to files."""


@export.command()
@click.option(
    "--language", type=click.Choice(CODES), default="en", show_default=True, help="Of the text."
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*(str(one.form) for one in MAKERS), OPEN_FILES]),
    default="epub",
    show_default=True,
    help="zip: texts, history and editions in every language, to be loaded again.",
)
@click.option("--part", default="", help="Only the part of that short name.")
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="The file to write.  [default: manual-LANGUAGE.FORMAT]",
)
def manual(language: str, form: str, part: str, path: Path | None) -> None:
    """Write the Manual, as everybody may read it, to a file."""
    path = path or Path(f"manual-{part + '-' if part else ''}{language}.{form}")
    if not path.parent.is_dir():
        raise click.UsageError(f"There is no folder “{path.parent}” to write to.")
    try:
        if form == OPEN_FILES:
            with path.open("wb") as file:
                write_export(file)
        else:
            path.write_bytes(write_manual(language, maker_of(form), part=part))
    except NothingToRead:
        told = f"no part “{part}”" if part else "nothing published"
        raise click.ClickException(f"There is {told} in the Manual.") from None
    except OSError as error:
        raise click.ClickException(f"“{path}” cannot be written: {error.strerror}.") from None
    click.echo(f"{path}: {path.stat().st_size / 1000:.0f} kB")


export.add_command(space)
