"""An empty, migrated SQLite database, made once and copied ever after.

Migrating from nothing takes a quarter of a minute; copying a file takes none. The template is keyed by
what decides its content: our migrations and the versions of what brings migrations of its own.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from django.apps import apps

BRINGS_MIGRATIONS = ["django", "wagtail", "django-allauth", "django-taggit", "django-tasks-db"]


def template_key() -> str:
    """A digest of all that decides what a freshly migrated database looks like."""
    digest = hashlib.sha256()
    for name in BRINGS_MIGRATIONS:
        digest.update(f"{name}=={version(name)}\n".encode())
    for app in apps.get_app_configs():
        if app.name.startswith("whimbrel."):
            for path in sorted(Path(app.path, "migrations").glob("*.py")):
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def template_folder() -> Path:
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "whimbrel"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def template_path() -> Path:
    """The migrated template, made now if this is the first call with these migrations."""
    path = template_folder() / f"template-{template_key()}.sqlite3"
    with open(path.with_suffix(".lock"), "w", encoding="ascii") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not path.exists():
            _migrate_into(path)
    return path


def copy_template(to: Path) -> None:
    """Put a migrated database at `to`, where there must be none yet."""
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(template_path(), to)


def _migrate_into(path: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | {
            "WHIMBREL_DATA": scratch,
            "WHIMBREL_SECRET_KEY": "only for migrating",
            "DJANGO_SETTINGS_MODULE": "whimbrel.config.settings",
        }
        environment.pop("DATABASE_URL", None)
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
            env=environment,
            check=True,
        )
        # VACUUM INTO and not a copy: a copied file lacks what still lies in the write-ahead log.
        with sqlite3.connect(Path(scratch) / "whimbrel.sqlite3") as database:
            unfinished = path.with_suffix(".part")
            unfinished.unlink(missing_ok=True)
            database.execute("VACUUM INTO ?", [str(unfinished)])
        unfinished.rename(path)
