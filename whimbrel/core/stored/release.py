"""What makes pages differ though no row of the database does: the code, the catalogues, the settings."""

import hashlib
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

KINDS = {".py", ".html", ".css", ".json", ".csv", ".svg", ".typ", ".mo"}
# Libraries whose words and forms stand in pages.
LIBRARIES = ("django", "babel")


def release_of(folders: Iterable[Path], settings: Iterable[str]) -> str:
    """A name for exactly this code and these settings, the same on every host that has them."""
    libraries = [version(name) for name in LIBRARIES]
    made = hashlib.sha256("\0".join([*libraries, *settings]).encode())
    for folder in folders:
        for place, inside, names in os.walk(folder):
            inside.sort()
            for name in sorted(names):
                if os.path.splitext(name)[1] in KINDS:
                    path = os.path.join(place, name)
                    made.update(os.path.relpath(path, folder).encode() + b"\0")
                    with open(path, "rb") as file:
                        made.update(hashlib.file_digest(file, "sha256").digest())
    return made.hexdigest()[:16]
