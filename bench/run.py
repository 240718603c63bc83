"""Speed and size of the main pages, beside two floors, in one run. See bench/README.md."""

import http.cookiejar
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.load import Measured, free_port, measure, pss_megabytes

ROOT = Path(__file__).parents[1]
PAGES = {
    "front page": "/en/",
    "Parties": "/en/instruments/cms/parties/",
    "one country": "/en/countries/KEN/",
    "graph": "/en/accession/cms/graph/",
    "map": "/en/accession/cms/map/",
    "the report": "/en/reports/founding/",
    "healthz": "/healthz",
}
COUNT_QUERIES = """
import django, json, sys; django.setup()
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
found = {}
for path in json.loads(sys.argv[1]):
    with CaptureQueriesContext(connection) as seen:
        Client(HTTP_HOST="127.0.0.1").get(path)
    found[path] = len(seen)
print(json.dumps(found))
"""


@dataclass
class Row:
    page: str
    reader: str
    rps: float
    ratio_to_bare: float
    ratio_to_django: float
    cpu_us: int
    queries: int | None
    bytes: int
    p50_ms: float
    p99_ms: float
    scale: int = 1


def start(command, environment, port, path="/") -> tuple[subprocess.Popen, float]:
    """The running server, and the seconds until its first answer."""
    began = time.perf_counter()
    silent = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, stdout=silent, stderr=silent, cwd=ROOT)
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2):
                return process, time.perf_counter() - began
        except OSError:
            if process.poll() is not None:
                raise RuntimeError(f"{command} ended with {process.returncode}") from None
            time.sleep(0.02)


def stop(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)


def floor(kind: str, size: int) -> Measured:
    port = free_port()
    environment = os.environ | {"BENCH_BYTES": str(size), "BENCH_FLOOR": kind}
    command = [sys.executable, "-m", "granian", "bench.floors:application", "--interface", "wsgi"]
    command += ["--workers", "2", "--blocking-threads", "2", "--port", str(port), "--no-log"]
    process, _ = start(command, environment, port)
    try:
        return measure(process.pid, port, "/")
    finally:
        stop(process)


def signed_in(port: int) -> str:
    """The cookie of the demo's Secretariat."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    address = f"http://127.0.0.1:{port}/en/accounts/login/"
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]+)"', opener.open(address).read().decode()
    )
    form = {
        "csrfmiddlewaretoken": token[1] if token else "",
        "login": "secretariat@demo.example",
        "password": "stopover-on-the-coast",
    }
    sent = urllib.parse.urlencode(form).encode()
    opener.open(urllib.request.Request(address, sent, {"Referer": address}))
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def queries(environment) -> dict[str, int]:
    """How many queries each page makes, counted in a process of its own."""
    settings = environment | {"DJANGO_SETTINGS_MODULE": "whimbrel.config.settings"}
    command = [sys.executable, "-c", COUNT_QUERIES, json.dumps(list(PAGES.values()))]
    done = subprocess.run(command, env=settings, check=True, capture_output=True, cwd=ROOT)
    return json.loads(done.stdout.splitlines()[-1])


def asked_pages(port: int, pid: int) -> list[tuple[str, str, str, Measured]]:
    cookie = signed_in(port)
    measured = []
    for name, path in PAGES.items():
        for reader, worn in (("visitor", ""), ("signed in", cookie)):
            if reader == "visitor" or path.startswith("/en/"):
                measured.append((name, reader, path, measure(pid, port, path, worn)))
                print(".", end="", flush=True, file=sys.stderr)
    return measured


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        environment = os.environ | {"WHIMBREL_DATA": folder, "PORT": str(port)}
        whimbrel = [sys.executable, "-m", "whimbrel.cli"]
        silent = subprocess.DEVNULL
        subprocess.run([*whimbrel, "demo"], env=environment, check=True, stdout=silent, cwd=ROOT)
        counted = queries(environment)
        process, first_answer = start([*whimbrel, "serve"], environment, port, "/healthz")
        try:
            measured = asked_pages(port, process.pid)
            memory = pss_megabytes(process.pid)
        finally:
            stop(process)
    floors: dict[int, tuple[Measured, Measured]] = {}
    rows = []
    for name, reader, path, one in measured:
        size = max(1000, round(one.bytes, -3))
        if size not in floors:
            floors[size] = floor("bare", size), floor("django", size)
            print("_", end="", flush=True, file=sys.stderr)
        bare, django = (one.rps / other.rps for other in floors[size])
        asked = counted[path] if reader == "visitor" else None
        times = (round(one.p50_ms, 2), round(one.p99_ms, 2))
        rows.append(
            Row(
                name,
                reader,
                round(one.rps, 1),
                round(bare, 4),
                round(django, 4),
                round(one.cpu_us),
                asked,
                one.bytes,
                *times,
            )
        )
    tell(rows, memory, first_answer)


def tell(rows: list[Row], memory: float, first_answer: float) -> None:
    load = os.getloadavg()[0]
    print("\n")
    head = ["page", "reader", "req/s", "of bare", "of Django", "CPU us", "queries", "bytes"]
    print("{:14}{:11}{:>8}{:>9}{:>11}{:>8}{:>9}{:>8}{:>8}{:>8}".format(*head, "p50 ms", "p99 ms"))
    for row in rows:
        asked = "-" if row.queries is None else row.queries
        print(
            f"{row.page:14}{row.reader:11}{row.rps:>8.0f}{row.ratio_to_bare:>9.4f}"
            f"{row.ratio_to_django:>11.4f}{row.cpu_us:>8}{asked:>9}{row.bytes:>8}"
            f"{row.p50_ms:>8.1f}{row.p99_ms:>8.1f}"
        )
    print(
        f"\nmemory {memory:.0f} MB (PSS, all processes); first answer after {first_answer:.1f} s;"
        f" load of the machine {load:.1f}"
    )
    latest = {
        "rows": [asdict(row) for row in rows],
        "process": {
            "pss_mb": round(memory),
            "first_answer_s": round(first_answer, 2),
            "load": round(load, 2),
        },
    }
    (ROOT / "bench/latest.json").write_text(json.dumps(latest, indent=1) + "\n")


if __name__ == "__main__":
    main()
