"""`whimbrel load archive` and `whimbrel export space`: archives of mailing lists, in and out."""

import sys
from pathlib import Path

import click

from whimbrel.community.actions.archive import take_archive
from whimbrel.community.models import Space
from whimbrel.community.queries.archive import mbox_of, posts_to_export
from whimbrel.core.inbox.reading.archive import ArchivedLetter, read_archive

SHOWN = 20
FILES = (".mbox", ".mbx", ".txt", ".gz")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--space", "slug", required=True, help="The short name of the space it goes into.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def archive(paths: tuple[Path, ...], slug: str, dry_run: bool) -> None:
    """Take a mailing list's archive into a space: mbox FILES, those of Mailman's pipermail (.txt, .txt.gz), or folders.

    Threads, names and days stay, addresses are shown to nobody, and nobody is written to. Doing it twice changes nothing.
    """
    space = _space(slug)
    letters: list[ArchivedLetter] = []
    for path in _files(paths):
        try:
            letters += list(read_archive(path))
        except (OSError, EOFError) as error:
            raise click.ClickException(f"“{path}” cannot be read: {error}") from None
    if not letters:
        raise click.ClickException(
            "No letter was found. Is it an mbox file, or one of a Mailman archive?"
        )
    with click.progressbar(
        length=len(letters), label="Taking in", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        taken = take_archive(
            space=space, letters=letters, by=None, is_dry=dry_run,
            told=lambda done: bar.update(done - bar.pos),
        )  # fmt: skip
    click.echo(
        f"{taken.threads} threads, {taken.posts} posts, {taken.unchanged} known before, "
        f"{len(taken.faults)} left out"
    )
    for number, why in taken.faults[:SHOWN]:
        click.echo(f"  letter {number}: {why}")
    if len(taken.faults) > SHOWN:
        click.echo(f"  and {len(taken.faults) - SHOWN} more")
    if dry_run:
        click.echo("This was a dry run: nothing was changed.")


@click.command()
@click.argument("slug")
@click.option(
    "-o", "--output", "path", type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="The file to write.  [default: SLUG.mbox]",
)  # fmt: skip
def space(slug: str, path: Path | None) -> None:
    """Write the space with the short name SLUG to an mbox file, without anybody's address."""
    found = _space(slug)
    path = path or Path(f"{slug}.mbox")
    total, written = posts_to_export(found), 0
    try:
        with (
            path.open("wb") as file,
            click.progressbar(
                length=total, label="Writing", file=sys.stderr, hidden=not sys.stderr.isatty()
            ) as bar,
        ):
            for letter in mbox_of(found):
                file.write(letter)
                written += 1
                bar.update(1)
    except OSError as error:
        raise click.ClickException(f"“{path}” cannot be written: {error.strerror}.") from None
    click.echo(f"{path}: {written} posts")


def _space(slug: str) -> Space:
    found = Space.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Space.objects.order_by("slug").values_list("slug", flat=True))
        raise click.UsageError(f"There is no space “{slug}”. There are: {known}")
    return found


def _files(paths: tuple[Path, ...]) -> list[Path]:
    """The files, and those in the folders whose names speak of an archive."""
    found = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [one for one in inside if one == path or (one.is_file() and one.suffix in FILES)]
    return found
