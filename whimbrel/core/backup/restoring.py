"""A backup brought back, and looked at closely."""

import json
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whimbrel.core.backup.making import DATABASE, MANIFEST, count_rows, fingerprint


class BackupRefused(Exception):
    """The file is no backup that can be trusted; the message says what is wrong with it."""


def restore_backup(file: Path, into: Path) -> dict[str, Any]:
    """Unpack the backup into an empty directory and return its manifest.

    Raises BackupRefused where the directory holds something, or where anything in the file is not as its
    manifest says; what was unpacked until then stays, to be looked at.
    """
    if into.exists() and any(into.iterdir()):
        raise BackupRefused(
            f"{into} is not empty. Name an empty directory; nothing is overwritten."
        )
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with tarfile.open(file, "r:gz") as packed:
            # The filter refuses links, devices and names that lead outside.
            packed.extractall(into, filter="data")
    except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
        raise BackupRefused(f"{file.name} cannot be unpacked: {error}") from error
    manifest = _manifest(into)
    mistakes = list(_mistakes(into, manifest))
    if mistakes:
        raise BackupRefused(f"{file.name} is damaged: {'; '.join(mistakes)}")
    (into / MANIFEST).unlink()
    return manifest


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BackupRefused(f"It holds no {MANIFEST} that can be read: {error}") from error
    if not {"files", "tables", "migrations", "whimbrel"} <= manifest.keys():
        raise BackupRefused(f"Its {MANIFEST} is not one of Whimbrel's.")
    return manifest


def _mistakes(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    there = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    } - {MANIFEST}
    for name in sorted(manifest["files"].keys() - there):
        yield f"{name} is missing"
    for name in sorted(there - manifest["files"].keys()):
        yield f"{name} does not belong there"
    for name in sorted(there & manifest["files"].keys()):
        if fingerprint(folder / name) != manifest["files"][name]["sha256"]:
            yield f"{name} is not what was packed"
    if DATABASE in there:
        yield from _database_mistakes(folder / DATABASE, manifest["tables"])


def _database_mistakes(database: Path, tables: dict[str, int]) -> Iterator[str]:
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as opened:
            (word,) = opened.execute("PRAGMA integrity_check").fetchone()
            if word != "ok":
                yield f"the database is not whole ({word})"
            if opened.execute("PRAGMA foreign_key_check").fetchone():
                yield "the database has rows that point nowhere"
        if count_rows(database) != tables:
            yield "the database has not the rows that were counted"
    except sqlite3.Error as error:
        yield f"the database cannot be read ({error})"
