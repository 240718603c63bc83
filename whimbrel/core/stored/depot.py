"""Where pages outlive the process that made them: files, or the cache that several hosts share."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import Protocol

from django.core.cache import BaseCache

from whimbrel.core.stored.page import Key, StoredPage, unpacked

# How many pages are kept between two looks at how much room they take.
LOOK_EVERY = 100
A_DAY = 86400


class Depot(Protocol):
    def get(self, key: Key) -> StoredPage | None: ...

    def put(self, page: StoredPage) -> None: ...


def name_of(key: Key) -> str:
    return hashlib.sha256("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:40]


class FileDepot:
    """One file a page, in a folder named after the release that made it, at most `room` bytes in all."""

    def __init__(self, folder: Path, release: str, room: int) -> None:
        self.folder = folder / release
        self.room = room
        self.kept = 0
        self._forget_other_releases(folder, release)

    def get(self, key: Key) -> StoredPage | None:
        try:
            page = unpacked(self._file(key).read_bytes())
        except OSError:
            return None
        return page if page is not None and page.key == key else None

    def put(self, page: StoredPage) -> None:
        """Keep the page; a disk that is full or read-only keeps none, and no reader is told."""
        file = self._file(page.key)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=file.parent)
            with os.fdopen(number, "wb") as whole:
                whole.write(page.packed())
            os.replace(name, file)
        except OSError:
            return
        self.kept += 1
        if self.kept % LOOK_EVERY == 0:
            self._make_room()

    def _file(self, key: Key) -> Path:
        name = name_of(key)
        return self.folder / name[:2] / name[2:]

    def _make_room(self) -> None:
        """Give the oldest away until a quarter of the room is free."""
        files = [(file.stat(), file) for file in self.folder.glob("*/*")]
        used = sum(stat.st_size for stat, _ in files)
        if used <= self.room:
            return
        for stat, file in sorted(files, key=lambda one: one[0].st_mtime):
            file.unlink(missing_ok=True)
            used -= stat.st_size
            if used <= self.room * 3 // 4:
                return

    @staticmethod
    def _forget_other_releases(folder: Path, release: str) -> None:
        if folder.is_dir():
            for other in folder.iterdir():
                if other.name != release:
                    shutil.rmtree(other, ignore_errors=True)


class CacheDepot:
    """Pages in Valkey or Redis, for all hosts. What is true stays in the database: here lie only bytes."""

    def __init__(self, cache: BaseCache, release: str) -> None:
        self.cache = cache
        self.release = release

    def get(self, key: Key) -> StoredPage | None:
        try:
            kept = self.cache.get(self._name(key))
        except Exception:
            # Each backend has errors of its own; without it pages are made anew, and nobody waits.
            return None
        page = unpacked(kept) if kept else None
        return page if page is not None and page.key == key else None

    def put(self, page: StoredPage) -> None:
        try:
            self.cache.set(self._name(page.key), page.packed(), A_DAY)
        except Exception:
            return

    def _name(self, key: Key) -> str:
        return f"page:{self.release}:{name_of(key)}"
