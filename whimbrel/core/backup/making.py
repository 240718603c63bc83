"""A backup of a house on SQLite, made while it is read and written."""

import hashlib
import io
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import whimbrel

MANIFEST, DATABASE, MEDIA, SECRET = "manifest.json", "whimbrel.sqlite3", "media", "secret_key"
BADGE_KEY = "badge_key"
PAGES_A_STEP = 500
Told = Callable[[int], None]


def make_backup(
    target: Path, *, database: Path, media: Path, secret: Path | None, at: datetime, told: Told
) -> dict[str, Any]:
    """Write the backup to `target` and return its manifest.

    The database is copied by SQLite itself, so that it is whole as of one moment whoever writes meanwhile. The
    file appears under its name only when it is complete and on the disk. `told` hears of each file packed.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        copy = Path(scratch) / DATABASE
        copy_database(database, copy)
        files = dict(_files(copy, media, secret))
        manifest = {
            "whimbrel": whimbrel.__version__,
            "made_at": at.isoformat(timespec="seconds"),
            "migrations": _migrations(copy),
            "tables": count_rows(copy),
            "files": {
                name: {"bytes": path.stat().st_size, "sha256": fingerprint(path)}
                for name, path in files.items()
            },
        }
        unfinished = Path(scratch) / "unfinished"
        with open(unfinished, "wb") as whole:
            # Owner-only: a backup holds everything that the house knows.
            os.fchmod(whole.fileno(), 0o600)
            with tarfile.open(fileobj=whole, mode="w:gz", compresslevel=6) as packed:
                _pack_text(packed, MANIFEST, json.dumps(manifest, indent=1), at)
                for name, path in files.items():
                    packed.add(path, name, recursive=False)
                    told(1)
            whole.flush()
            os.fsync(whole.fileno())
        os.replace(unfinished, target)
    return manifest


def copy_database(database: Path, to: Path) -> None:
    """The database as of one moment. Writers go on: SQLite copies page by page and begins anew where it must."""
    source = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)
    copy = sqlite3.connect(to)
    try:
        source.backup(copy, pages=PAGES_A_STEP, sleep=0.01)
        # One file, without a log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
        source.close()


def count_rows(database: Path) -> dict[str, int]:
    """How many rows each table holds."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as opened:
        names = [
            name
            for (name,) in opened.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
            )
        ]
        return {
            name: opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in names
        }


def fingerprint(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(database: Path, media: Path, secret: Path | None) -> Iterator[tuple[str, Path]]:
    yield DATABASE, database
    for path in sorted(media.rglob("*")) if media.is_dir() else []:
        if path.is_file() and not path.is_symlink():
            yield f"{MEDIA}/{path.relative_to(media).as_posix()}", path
    if secret is not None:
        # The key to badges lies beside it, and is one like it.
        for name, path in ((SECRET, secret), (BADGE_KEY, secret.with_name(BADGE_KEY))):
            if path.exists():
                yield name, path


def _migrations(database: Path) -> list[str]:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as opened:
        rows = opened.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return [f"{app}.{name}" for app, name in rows]


def _pack_text(packed: tarfile.TarFile, name: str, text: str, at: datetime) -> None:
    body = text.encode()
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(body), 0o600, int(at.timestamp())
    packed.addfile(member, io.BytesIO(body))
