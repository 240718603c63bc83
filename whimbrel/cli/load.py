"""`whimbrel load`: reference data and files."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from django.utils.timezone import now

from whimbrel.cli.archives import archive
from whimbrel.core.loading import Loaded
from whimbrel.core.sheets import SheetRefused
from whimbrel.home.actions.load_reference import KINDS, REFERENCE, load_file, load_reference
from whimbrel.manual.actions.load_archive import load_archive

DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")

HEADINGS = {"directory": "the headings of the CMS contact directory"}


@click.group()
def load() -> None:
    """Load records from CSV or XLSX files. A file with an error is refused whole."""


@load.command()
@DRY_RUN
def reference(dry_run: bool) -> None:
    """Load the reference data that come with Whimbrel. Loading again changes nothing."""
    with _progress(len(REFERENCE)) as told:
        loaded = _or_refused(lambda: load_reference(dry_run=dry_run, told=told))
    _say(loaded, dry_run)


@load.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def manual(file: Path) -> None:
    """Load the Manual from a ZIP FILE that `whimbrel export manual --format zip` wrote.

    What is here and was edited by a person stays. What cannot be taken is named; the rest is loaded.
    """
    try:
        with _steps() as told:
            brought = load_archive(file=file, at=now(), told=told)
    except SheetRefused as refused:
        raise click.ClickException(str(refused)) from None
    _say(brought.loaded, dry_run=False)
    for one in brought.wrong:
        click.echo(f"- {one}", err=True)
    if brought.wrong:
        raise click.ClickException("What is named above was not loaded; the rest was.")


def _file_command(kind: str) -> click.Command:
    headings = HEADINGS.get(kind, "the package's own headings")

    @click.command(name=kind, help=f"Load {kind} from a CSV or XLSX FILE with {headings}.")
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @DRY_RUN
    def command(file: Path, dry_run: bool) -> None:
        with _progress(1) as told:
            loaded = _or_refused(
                lambda: load_file(kind=kind, path=file, dry_run=dry_run, told=told)
            )
        _say(loaded, dry_run)

    return command


load.add_command(archive)
for _kind in KINDS:
    load.add_command(_file_command(_kind))


@contextmanager
def _progress(steps: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, silence elsewhere."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        length=steps,
        label="Loading",
        file=sys.stderr,
        hidden=hidden,
        item_show_func=lambda name: name,
    ) as bar:
        yield lambda name: bar.update(1, name)


@contextmanager
def _steps() -> Iterator[Callable[[str, int, int], None]]:
    """The same where how many steps there are is known only once the first begins."""
    with click.progressbar(
        length=1,
        label="Loading",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        item_show_func=lambda name: name,
    ) as bar:

        def told(name: str, done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos, name)

        yield told


def _or_refused(work: Callable[[], list[Loaded]]) -> list[Loaded]:
    try:
        return work()
    except SheetRefused as refused:
        raise click.ClickException(str(refused)) from None


def _say(loaded: list[Loaded], dry_run: bool) -> None:
    width = max(len(one.name) for one in loaded)
    click.echo(f"{'':{width}}  {'added':>8} {'changed':>8} {'unchanged':>10}")
    for one in loaded:
        click.echo(f"{one.name:{width}}  {one.added:>8} {one.changed:>8} {one.unchanged:>10}")
        for change in one.changes[:20]:
            click.echo(f"{'':{width}}    line {change}")
        for left in one.held:
            click.echo(f"{'':{width}}    left as it was put right here: line {left}")
    if dry_run:
        click.echo("This was a dry run: nothing was changed.")
