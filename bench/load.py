"""A small load: a few clients that ask one address until the time is over, and what it cost the server."""

import http.client
import os
import re
import socket
import statistics
import threading
import time
from dataclasses import dataclass
from pathlib import Path

SECONDS = 1.0 if os.environ.get("QUICK") else 3.0
REPEATS = 3
CLIENTS = 4


@dataclass
class Measured:
    """Requests per second, milliseconds, microseconds of the server's processor a request, bytes of an answer."""

    rps: float
    p50_ms: float
    p99_ms: float
    cpu_us: float
    bytes: int


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def tree(pid: int) -> list[int]:
    """The process and all below it."""
    found = [pid]
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        if parent == pid:
            found += tree(int(path.parent.name))
    return found


def cpu_seconds(pid: int) -> float:
    total = 0
    for one in tree(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def pss_megabytes(pid: int) -> float:
    total = 0
    for one in tree(pid):
        try:
            found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text(), re.M)
        except OSError:
            continue
        total += int(found[1]) if found else 0
    return total / 1024


def measure(pid: int, port: int, path: str, cookie: str = "") -> Measured:
    """The median of some repeats, by requests per second."""
    headers = {"Accept-Encoding": "br"} | ({"Cookie": cookie} if cookie else {})
    repeats = [_once(pid, port, path, headers) for _ in range(REPEATS)]
    return sorted(repeats, key=lambda one: one.rps)[REPEATS // 2]


def _once(pid: int, port: int, path: str, headers: dict[str, str]) -> Measured:
    times: list[float] = []
    sizes: set[int] = set()
    before, began = cpu_seconds(pid), time.perf_counter()

    def ask() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port)
        while time.perf_counter() < began + SECONDS:
            asked = time.perf_counter()
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path} answered {answer.status}")
            sizes.add(len(body))
            times.append(time.perf_counter() - asked)

    clients = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    lasted, ordered = time.perf_counter() - began, sorted(times)
    return Measured(
        rps=len(times) / lasted,
        p50_ms=statistics.median(ordered) * 1000,
        p99_ms=ordered[int(len(ordered) * 0.99) - 1] * 1000,
        cpu_us=(cpu_seconds(pid) - before) / len(times) * 1e6,
        bytes=max(sizes),
    )
