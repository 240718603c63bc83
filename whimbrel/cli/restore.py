"""`whimbrel restore`: a backup brought back into an empty directory."""

import tempfile
from pathlib import Path

import click

from whimbrel.core.backup.making import SECRET
from whimbrel.core.backup.restoring import BackupRefused, restore_backup


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), help="An empty directory, or one to be made."
)
@click.option(
    "--verify", is_flag=True, help="Look at everything in it; without --into leave nothing."
)
def restore(file: Path, into: Path | None, verify: bool) -> None:
    """Bring the backup FILE back, every byte of it checked. Nothing that is there is overwritten."""
    if into is None and not verify:
        raise click.UsageError("Say where with --into DIRECTORY, or only look with --verify.")
    try:
        if into is None:
            with tempfile.TemporaryDirectory() as scratch:
                manifest = restore_backup(file, Path(scratch))
        else:
            manifest = restore_backup(file, into)
    except BackupRefused as refused:
        raise click.ClickException(f"{refused}. Try an older backup.") from None
    rows, files = sum(manifest["tables"].values()), len(manifest["files"])
    click.echo(f"{file.name} is whole: {files} files, {rows} rows, made {manifest['made_at']}.")
    if into is not None:
        click.echo(f"It lies in {into}. Serve it with WHIMBREL_DATA={into}.")
        if SECRET not in manifest["files"]:
            click.echo(
                "It holds no secret: copy secret_key of the old house there, or run “whimbrel init” (all sign in anew)."
            )
