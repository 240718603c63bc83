import pytest

from whimbrel.core.search import registry
from whimbrel.core.search.keeping import read_everything
from whimbrel.core.search.registry import Entry, Version, searchable


class Shelf:
    """Things of one kind that tests put down; the kind "things" gives them."""

    def __init__(self):
        self.entries = {}
        self.asked = []

    def put(self, key, title, language="en", **fields):
        version_fields = {
            name: fields.pop(name) for name in ("text", "url", "detail") if name in fields
        }
        self.entries[key] = Entry(key, [Version(language, title, **version_fields)], **fields)

    def put_versions(self, key, *versions, **fields):
        self.entries[key] = Entry(key, list(versions), **fields)

    def give(self, keys):
        self.asked.append(keys)
        wanted = self.entries if keys is None else [key for key in keys if key in self.entries]
        return [self.entries[key] for key in wanted]


@pytest.fixture
def shelf(db, monkeypatch):
    """A house in which only the things of this shelf can be found."""
    monkeypatch.setattr(registry, "_kinds", {})
    shelf = Shelf()
    searchable("things", "Things", order=10)(shelf.give)
    return shelf


@pytest.fixture
def read():
    """Read the shelf into the index, as the worker would."""
    return read_everything
