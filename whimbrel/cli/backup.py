"""`whimbrel backup`: the whole house in one file, while it is open."""

import sys
from pathlib import Path

import click
from django.conf import settings
from django.db import connection
from django.utils.timezone import localtime

from whimbrel.core.backup.making import SECRET, make_backup

NAME = "whimbrel-{:%Y%m%d-%H%M%S}.tar.gz"


@click.command()
@click.argument("target", required=False, type=click.Path(path_type=Path))
@click.option(
    "--with-secret", is_flag=True, help="Pack the secret too. Keep such a file like a key."
)
@click.option(
    "--keep", type=click.IntRange(min=1), help="Remove all but the newest N in that folder."
)
def backup(target: Path | None, with_secret: bool, keep: int | None) -> None:
    """Write database and media to one file TARGET, or to a folder; by default to backups/ in the data directory."""
    if connection.vendor != "sqlite":
        raise click.ClickException(
            "The database is PostgreSQL: use pg_dump for it, and copy the media beside it. See docs/running/backup.md."
        )
    if settings.STORAGE_URL:
        raise click.ClickException(
            "The media are in a bucket: copy that with its own tools. See docs/running/backup.md."
        )
    now = localtime()
    folder = target if target is None or target.is_dir() else None
    if target is None or folder is not None:
        target = (folder or settings.DATA / "backups") / NAME.format(now)
    media = Path(settings.MEDIA_ROOT)
    number = sum(1 for path in media.rglob("*") if path.is_file()) + 1 + with_secret
    with click.progressbar(
        length=number, label="Packing", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        manifest = make_backup(
            target,
            database=Path(connection.settings_dict["NAME"]),
            media=media,
            secret=settings.DATA / SECRET if with_secret else None,
            at=now,
            told=bar.update,
        )
    rows, files = sum(manifest["tables"].values()), len(manifest["files"])
    click.echo(f"{target}: {files} files, {rows} rows, {target.stat().st_size / 1e6:.1f} MB")
    if keep:
        _remove_older(target.parent, keep)


def _remove_older(folder: Path, keep: int) -> None:
    for old in sorted(folder.glob("whimbrel-*.tar.gz"), reverse=True)[keep:]:
        old.unlink()
        click.echo(f"removed {old.name}")
