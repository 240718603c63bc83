"""Speed and size of the main pages, beside two floors, in one run. See bench/README.md."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import plot, search_size, tell
from bench.load import cpu_seconds, measure, pss_megabytes, settled
from bench.made import measure_made
from bench.product import (
    ROOT,
    WHIMBREL,
    build,
    environment_of,
    floor,
    free_port,
    looked_at,
    queries,
    serving,
    signed_in,
    wait_for,
)

QUICK = bool(os.environ.get("QUICK"))
SCALES = [1] if QUICK else [1, 10, 100]
# A short run asks each row and its floors once.
SECONDS, REPEATS = 1, 1 if QUICK else 3
# So many rows are searched; a million are read into the index for minutes.
SEARCHED = [10_000] if QUICK else [10_000, 1_000_000]
# Seconds in which a house that was just started has done what waited; in which a calm one is watched.
SETTLE, IDLE = (20, 5) if QUICK else (60, 10)
STORED = {
    "front page": "/en/",
    "Parties": "/en/instruments/cms/parties/",
    "one country": "/en/countries/KEN/",
    "graph": "/en/accession/cms/graph/",
    "map": "/en/accession/cms/map/",
    "workshop": "/en/training/TE-2013-CAPETOWN/",
    "the report": "/en/reports/founding/",
    "article of the Manual": "/en/manual/articles/rules-of-procedure/",
    "directory": "/en/directory/",
}
# Made from the database before each answer, whatever is stored: page, reader, address.
MADE = [
    ("front page", "visitor", "/en/"),
    ("Parties", "visitor", "/en/instruments/cms/parties/"),
    ("one country", "visitor", "/en/countries/KEN/"),
    ("graph", "visitor", "/en/accession/cms/graph/"),
    ("map", "visitor", "/en/accession/cms/map/"),
    ("directory", "visitor", "/en/directory/"),
    ("the report", "visitor", "/en/reports/founding/"),
    ("article of the Manual", "visitor", "/en/manual/articles/rules-of-procedure/"),
    ("desk", "signed in", "/en/desk/"),
    ("room", "signed in", "/en/countries/KEN/room/"),
    ("a search", "visitor", "/en/countries/?q=z{n}"),
    ("the whole site", "visitor", "/en/search/?q=saiga+{n}"),
    ("not found", "visitor", "/en/nowhere/{n}/"),
]


@dataclass
class Row:
    """One page for one kind of reader. `cpu_us`: microseconds of the server's processor a request.

    `queries` are asked for such an answer, `made_queries` when the page is made anew. A ratio is of requests a
    second, `cpu_to_bare` of processor time: how much more than the bare server it costs.
    """

    page: str
    reader: str
    scale: int
    rps: float
    ratio_to_bare: float
    ratio_to_django: float
    cpu_us: float
    cpu_to_bare: float
    queries: int
    made_queries: int
    bytes: int
    p50_ms: float
    p99_ms: float
    load: float


class Bench:
    """One scale of the product, between two floors."""

    def __init__(self, scale, pid, port, floors, counted, database):
        self.scale, self.pid, self.port, self.floors = scale, pid, port, floors
        self.counted, self.database = counted, database

    def rows(self):
        cookie = {"Cookie": signed_in(self.port)}
        for page, path in STORED.items():
            made = self.counted["fresh"][path]
            yield self.stored(page, "visitor", path, {}, 0, made)
            yield self.stored(page, "signed in", path, cookie, self.counted["who"], made)
        _, etag = looked_at(self.port, "/en/", {})
        made = self.counted["fresh"]["/en/"]
        known = {"If-None-Match": etag}
        yield self.stored("front page, 304", "visitor", "/en/", known, 0, made, status=304)
        for page, reader, path in MADE:
            yield self.made(page, reader, path, cookie if reader == "signed in" else {})

    def stored(self, page, reader, path, headers, queries, made_queries, status=200):
        size = looked_at(self.port, path, headers)[0] if status == 200 else 0
        one = measure(
            self.pid,
            self.port,
            path,
            headers=headers,
            status=status,
            seconds=SECONDS,
            repeats=REPEATS,
        )
        below, how = (
            f"/?bytes={size}",
            {"seconds": SECONDS, "repeats": REPEATS, "warm": False},
        )
        bare = measure(*self.floors["bare"], below, status=200 if size else 304, **how)
        django = measure(*self.floors["django"], below, **how)
        return self.row(page, reader, one, bare, django, queries, made_queries, size)

    def made(self, page, reader, path, headers):
        status = 404 if page == "not found" else 200
        size = looked_at(self.port, path.replace("{n}", "0"), headers)[0] if status == 200 else 3000
        one = measure_made(
            self.pid, self.port, path, headers=headers, status=status, database=self.database
        )
        bare, django = (
            measure_made(*self.floors[kind], f"/?bytes={size}") for kind in ("bare", "django")
        )
        queries = self.counted["fresh"][path.replace("{n}", "0")]
        return self.row(f"{page} (made)", reader, one, bare, django, queries, queries, size)

    def row(self, page, reader, one, bare, django, queries, made_queries, size):
        print(".", end="", flush=True, file=sys.stderr)
        return Row(
            page, reader, self.scale, round(one.rps), round(one.rps / bare.rps, 3),
            round(one.rps / django.rps, 3), round(one.cpu_us, 1),
            round(one.cpu_us / max(bare.cpu_us, 1), 2), queries, made_queries, size,
            round(one.p50_ms, 2), round(one.p99_ms, 2), round(one.load, 2),
        )  # fmt: skip


def one_scale(scale, floors):
    """The rows at that scale, and what the processes took."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        environment = environment_of(folder, port)
        build(environment, scale)
        made = [(path.replace("{n}", "0"), reader == "signed in") for _, reader, path in MADE]
        counted = queries(environment, [*((path, False) for path in STORED.values()), *made])
        process = {}
        began = time.perf_counter()
        with serving([*WHIMBREL, "serve"], environment, port, "/healthz"):
            # Nothing is stored yet: what is waited for is a page made by the whole house.
            process["first_answer_s"] = wait_for(port, "/en/", began)
            wait_for(port, "/readyz", began)
            # Until the porch has closed, which knows only stored pages.
            time.sleep(1)
            for path in STORED.values():
                looked_at(port, path, {})
            time.sleep(1)
        began = time.perf_counter()
        with serving([*WHIMBREL, "serve"], environment, port, "/healthz") as (pid, answered):
            process["porch_s"] = answered
            process["first_stored_s"] = wait_for(port, "/en/", began)
            process["ready_s"] = wait_for(port, "/readyz", began)
            process["settled_s"] = settled(pid, within=SETTLE)
            before = cpu_seconds(pid)
            time.sleep(IDLE)
            process["idle_cpu_percent"] = (cpu_seconds(pid) - before) / IDLE * 100
            process["pss_at_rest_mb"] = pss_megabytes(pid)
            database = Path(folder) / "whimbrel.sqlite3"
            rows = list(Bench(scale, pid, port, floors, counted, database).rows())
            # The worker is still at what counted as changed.
            settled(pid, within=SETTLE)
            process["pss_mb"] = pss_megabytes(pid)
            process["pss_of_its_own_mb"] = pss_megabytes(pid, "Pss_Anon")
    return rows, {name: round(value, 2) for name, value in process.items()}


def judge_search():
    """Print how many of the judged questions the search answers, on a demo of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = environment_of(folder, free_port())
        build(environment, 0)
        settings = environment | {"DJANGO_SETTINGS_MODULE": "whimbrel.config.settings"}
        subprocess.run([sys.executable, "-m", "bench.judged"], env=settings, check=True, cwd=ROOT)


def main():
    rows, processes, began = [], {}, time.perf_counter()
    judge_search()
    search_size.main(SEARCHED)
    with floor("bare") as bare, floor("django") as django:
        for scale in SCALES:
            found, processes[scale] = one_scale(scale, {"bare": bare, "django": django})
            rows += found
    tell.table(rows, processes)
    took = time.perf_counter() - began
    print(f"\nMeasured in {took:.0f} s.")
    tell.keep(rows, processes, Path(__file__).parent, took=took, quick=QUICK)
    plot.write()


if __name__ == "__main__":
    main()
