"""What it costs to make a page, asked of the served house: before each question everything counts as changed.

The generations of all tables are raised by one, as a write to each of them would; so neither a stored page nor a
stored piece of one may answer, and the page is made from the database and nothing else.
"""

import os
import sqlite3
import statistics
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

from bench.load import Failed, Measured, tree, web

# So many times each page is made; the first ones load templates and plans, and are not counted.
TIMES, FIRST = 15, 3


def measure_made(
    pid, port, path, *, headers=None, status=200, database=None, times=TIMES
) -> Measured:
    """The median answer to one reader who asks again and again. Without a database nothing counts as changed.

    What the task worker does about all that has changed is not in the costs: it does it beside the readers.
    """
    costs, waits, pid = [], [], web(pid)
    for number in range(times + FIRST):
        if database is not None:
            change_everything(database)
            # What is done at leisure after an answer is done before the next one is counted.
            time.sleep(0.02)
        before, began = cpu_nanoseconds(pid), time.perf_counter()
        found = _ask(port, path.replace("{n}", str(number)), headers or {})
        waits.append(time.perf_counter() - began)
        costs.append(cpu_nanoseconds(pid) - before)
        if found != status:
            raise Failed(f"{path}: {found}")
    waits = sorted(waits[FIRST:])
    return Measured(
        rps=1 / statistics.median(waits),
        p50_ms=statistics.median(waits) * 1000,
        p99_ms=waits[-1] * 1000,
        cpu_us=statistics.median(costs[FIRST:]) / 1000,
        load=os.getloadavg()[0],
    )


def change_everything(database: Path):
    """Raise every generation. What was never written has none yet, so each table is given one."""
    with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        connection.execute(
            "INSERT OR IGNORE INTO core_generation (scope, number) "
            "SELECT name, 0 FROM sqlite_master WHERE type = 'table' UNION SELECT 'site', 0"
        )
        connection.execute("UPDATE core_generation SET number = number + 1")


def cpu_nanoseconds(pid: int) -> int:
    """Time on a processor of the process and all below it, of each thread: finer than the ticks of `cpu_seconds`."""
    total = 0
    for one in tree(pid):
        for thread in Path(f"/proc/{one}/task").glob("*/schedstat"):
            try:
                total += int(thread.read_text().split()[0])
            except (OSError, IndexError):
                continue
    return total


def _ask(port, path, headers):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": "br"} | headers
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()
            return answer.status
    except urllib.error.HTTPError as error:
        error.read()
        return error.code
