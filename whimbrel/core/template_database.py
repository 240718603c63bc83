"""An empty, migrated database, made once and copied ever after.

Migrating from nothing takes a quarter of a minute; copying a file takes none, and PostgreSQL's
CREATE DATABASE … TEMPLATE hardly more. The template is keyed by
what decides its content: our migrations, how they create tables, and the versions of what brings migrations of its own. With a few migrations
more it grows from an earlier template that lacks only these.
"""

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper

from whimbrel.core import first_tables

BRINGS_MIGRATIONS = ["django", "wagtail", "django-allauth", "django-taggit", "django-tasks-db"]


def template_key() -> str:
    """A digest of all that decides what a freshly migrated database looks like."""
    return hashlib.sha256(json.dumps(_parts(), sort_keys=True).encode()).hexdigest()[:16]


def _parts() -> dict[str, str]:
    """What decides it, piece by piece: versions, and the digest of each of our migrations."""
    parts = {name: version(name) for name in BRINGS_MIGRATIONS}
    parts["first_tables"] = hashlib.sha256(Path(first_tables.__file__).read_bytes()).hexdigest()
    for app in apps.get_app_configs():
        if app.name.startswith("whimbrel."):
            for path in sorted(Path(app.path, "migrations").glob("[0-9]*.py")):
                parts[f"{app.label}/{path.name}"] = hashlib.sha256(path.read_bytes()).hexdigest()
    return parts


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


def create_on_server(name: str) -> None:
    """Make a migrated database of that name on the PostgreSQL server, in place of one left over there."""
    template = f"whimbrel_template_{template_key()}"
    with _server() as server:
        server.execute("SELECT pg_advisory_lock(hashtext(%s))", [template])
        server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if server.fetchone() is None:
            unfinished = f"{template}_part"
            server.execute(f'DROP DATABASE IF EXISTS "{unfinished}" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{unfinished}"')
            _migrate(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{unfinished}").geturl())
            server.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{template}"')
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def drop_on_server(name: str) -> None:
    with _server() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def _server() -> Iterator[CursorWrapper]:
    """A cursor that stands in none of the databases it makes or drops."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        yield cursor


def _migrate_into(path: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "whimbrel.sqlite3"
        if (earlier := _earlier_template()) is not None:
            shutil.copyfile(earlier, fresh)
        _migrate(f"sqlite:///{fresh}")
        # VACUUM INTO and not a copy: a copied file lacks what still lies in the write-ahead log.
        with sqlite3.connect(fresh) as database:
            unfinished = path.with_suffix(".part")
            unfinished.unlink(missing_ok=True)
            database.execute("VACUUM INTO ?", [str(unfinished)])
        path.with_suffix(".json").write_text(json.dumps(_parts()), encoding="ascii")
        unfinished.rename(path)


def _earlier_template() -> Path | None:
    """The template with the most of today's migrations, among those that hold nothing else."""
    today = _parts().items()
    found = []
    for told in template_folder().glob("template-*.json"):
        parts = json.loads(told.read_text(encoding="ascii")).items()
        if parts <= today and told.with_suffix(".sqlite3").exists():
            found.append((len(parts), told.with_suffix(".sqlite3")))
    return max(found)[1] if found else None


def _migrate(database_url: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | {
            "WHIMBREL_DATA": scratch,
            "WHIMBREL_SECRET_KEY": "only for migrating",
            "DJANGO_SETTINGS_MODULE": "whimbrel.config.settings",
            "DATABASE_URL": database_url,
        }
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
            env=environment,
            check=True,
        )
