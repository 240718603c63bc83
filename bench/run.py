"""Speed and size of the main pages, beside two floors, in one run. See bench/README.md."""

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import tell
from bench.load import cpu_seconds, measure, pss_megabytes
from bench.product import (
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
SECONDS, REPEATS = (1, 1) if QUICK else (1, 2)
STORED = {
    "front page": "/en/",
    "Parties": "/en/instruments/cms/parties/",
    "one country": "/en/countries/KEN/",
    "graph": "/en/accession/cms/graph/",
    "map": "/en/accession/cms/map/",
    "workshop": "/en/training/TE-2013-CAPETOWN/",
    "the report": "/en/reports/founding/",
}
# Another question each time, so that each answer must be made.
MADE = {"a search (made)": "/en/countries/?q=z{n}", "not found (made)": "/en/nowhere/{n}/"}


@dataclass
class Row:
    """One page for one kind of reader. `cpu_us`: microseconds of the server's processor a request."""

    page: str
    reader: str
    scale: int
    rps: float
    ratio_to_bare: float
    ratio_to_django: float
    cpu_us: float
    queries: int
    bytes: int
    p50_ms: float
    p99_ms: float
    load: float


class Bench:
    """One scale of the product, between two floors."""

    def __init__(self, scale, pid, port, floors, counted):
        self.scale, self.pid, self.port, self.floors, self.counted = (
            scale,
            pid,
            port,
            floors,
            counted,
        )

    def row(self, page, reader, path, *, headers=None, status=200, asked=0, size=None):
        headers = headers or {}
        if size is None:
            size, _ = (
                looked_at(self.port, path.replace("{n}", "0"), headers)
                if status == 200
                else (0, "")
            )
        how = {"seconds": SECONDS, "repeats": REPEATS}
        one = measure(self.pid, self.port, path, headers=headers, status=status, **how)
        below = f"/?bytes={size}"
        floor_status = 200 if size else 304
        bare, django = (
            measure(
                pid, port, below, status=floor_status if kind == "bare" else 200, warm=False, **how
            )
            for kind, (pid, port) in self.floors.items()
        )
        print(".", end="", flush=True, file=sys.stderr)
        return Row(
            page, reader, self.scale, round(one.rps), round(one.rps / bare.rps, 3),
            round(one.rps / django.rps, 3), round(one.cpu_us, 1), asked, size,
            round(one.p50_ms, 2), round(one.p99_ms, 2), round(one.load, 2),
        )  # fmt: skip

    def rows(self):
        cookie = {"Cookie": signed_in(self.port)}
        for page, path in STORED.items():
            yield self.row(page, "visitor", path)
            yield self.row(page, "signed in", path, headers=cookie, asked=self.counted["who"])
        _, etag = looked_at(self.port, "/en/", {})
        yield self.row(
            "front page, 304", "visitor", "/en/", headers={"If-None-Match": etag}, status=304
        )
        for page, path in MADE.items():
            status = 404 if "not found" in page else 200
            asked = self.counted["fresh"][path.replace("{n}", "0")]
            size = 5000 if status == 404 else None
            yield self.row(page, "visitor", path, status=status, asked=asked, size=size)


def one_scale(scale, floors):
    """The rows at that scale, and what the processes took."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        environment = environment_of(folder, port)
        build(environment, scale)
        paths = [*STORED.values(), *(path.replace("{n}", "0") for path in MADE.values())]
        counted = queries(environment, paths)
        began = time.perf_counter()
        with serving([*WHIMBREL, "serve"], environment, port, "/healthz"):
            # The first time there is nothing stored yet; the pages are then there for the second.
            wait_for(port, "/readyz", began)
            # Until the porch has closed, which knows only stored pages.
            time.sleep(1)
            for path in STORED.values():
                looked_at(port, path, {})
            time.sleep(1)
        began = time.perf_counter()
        with serving([*WHIMBREL, "serve"], environment, port, "/healthz") as (pid, answered):
            process = {"first_answer_s": answered, "first_stored_s": wait_for(port, "/en/", began)}
            process["first_made_s"] = wait_for(port, "/readyz", began)
            time.sleep(2)
            before = cpu_seconds(pid)
            time.sleep(5)
            process["idle_cpu_percent"] = (cpu_seconds(pid) - before) / 5 * 100
            rows = list(Bench(scale, pid, port, floors, counted).rows())
            process["pss_mb"] = pss_megabytes(pid)
    return rows, {name: round(value, 2) for name, value in process.items()}


def main():
    rows, processes = [], {}
    with floor("bare") as bare, floor("django") as django:
        for scale in SCALES:
            found, processes[scale] = one_scale(scale, {"bare": bare, "django": django})
            rows += found
    tell.table(rows, processes)
    tell.keep(rows, processes, Path(__file__).parent)


if __name__ == "__main__":
    main()
