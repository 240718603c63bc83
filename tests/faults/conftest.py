from pathlib import Path

import pytest
from django.db import connection

from tests.faults.house import House, Reader, Writer


def pytest_collection_modifyitems(items):
    for item in items:
        if "faults" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.faults)


def pytest_terminal_summary(terminalreporter):
    """Say aloud what this machine did not let us try: it is no proof of anything."""
    untried = [
        (report.nodeid, report.longrepr[2])
        for report in terminalreporter.stats.get("skipped", [])
        if "tests/faults/" in report.nodeid
    ]
    if untried:
        terminalreporter.section("FAULTS THAT WERE NOT TRIED", sep="!", red=True)
        for name, why in untried:
            terminalreporter.line(f"{name}: {why.removeprefix('Skipped: ')}")


@pytest.fixture
def house(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite")
    house = House(tmp_path / "var")
    yield house
    if getattr(house, "server", None) is not None and house.server.poll() is None:
        house.stop()


@pytest.fixture
def clients(house):
    """Three writers and two readers, at work."""
    people = house.people(3)
    house.start()
    writers = [Writer(house, number, *person) for number, person in enumerate(people)]
    readers = [Reader(house) for _ in range(2)]
    for one in writers + readers:
        one.start()
    yield writers, readers
    for one in writers + readers:
        one.is_over.set()
