"""`whimbrel index`: what the search finds things by."""

import sys

import click

from whimbrel.core.models import SearchEntry
from whimbrel.core.search.keeping import read_everything
from whimbrel.core.search.registry import Kind


@click.command()
@click.option(
    "--anew", is_flag=True, help="Empty the index first: searches find nothing meanwhile."
)
def index(anew: bool) -> None:
    """Read everything that can be found into the search index.

    The task worker does this by itself for what has changed; run it after a restored backup, or in doubt. Only what
    differs is written.
    """
    done: dict[str, int] = {}
    with click.progressbar(
        length=max(SearchEntry.objects.count(), 1),
        label="Reading",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        item_show_func=lambda name: name,
    ) as bar:

        def told(kind: Kind, number: int) -> None:
            done[kind.slug] = done.get(kind.slug, 0) + number
            bar.update(number, kind.slug)

        read_everything(anew=anew, told=told)
    for slug, number in done.items():
        click.echo(f"{slug:20} {number:>9}")
    click.echo(f"{'in the index':20} {SearchEntry.objects.count():>9}")
