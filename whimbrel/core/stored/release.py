"""What makes pages differ though no row of the database does: the code, the catalogues, the settings."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import django

KINDS = {".py", ".html", ".css", ".json", ".csv", ".svg", ".typ", ".mo"}


def release_of(folders: Iterable[Path], settings: Iterable[str]) -> str:
    """A name for exactly these files, as their times and sizes tell, and these settings."""
    made = hashlib.sha256("\0".join([django.__version__, *settings]).encode())
    for folder in folders:
        for place, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if os.path.splitext(name)[1] in KINDS:
                    found = os.stat(os.path.join(place, name))
                    made.update(f"{place}/{name} {found.st_mtime_ns} {found.st_size}\n".encode())
    return made.hexdigest()[:16]
