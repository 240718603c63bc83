"""What a server does under load: asked by wrk, watched in /proc."""

import os
import re
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

CLIENTS = 8
# Seconds in which a server that has settled does hardly anything.
LOOK = 5.0
# Asks in Lua only where each question is another one: that costs the asker time.
SCRIPT = """
{headers}
{asks}
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %.1f %.1f %d %d %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), errors.connect + errors.read + errors.timeout,
    errors.status, summary.bytes))
end
"""
SAME = 'wrk.path = "{path}"'
ANOTHER = """
local asked = 0
function request()
  asked = asked + 1
  return wrk.format("GET", "{before}" .. asked .. "{after}")
end
"""
RESULT = re.compile(r"^RESULT (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+) (\d+) (\d+)$", re.M)
# The head of an answer, at the most; a 304 has nothing else.
HEAD_BYTES = 700


class Failed(Exception):
    """An answer was not what it should be; the figures would mean nothing."""


@dataclass
class Measured:
    """Requests per second, milliseconds, microseconds of the server's processor a request, load of the machine."""

    rps: float
    p50_ms: float
    p99_ms: float
    cpu_us: float
    load: float


def measure(
    pid, port, path, *, headers=None, status=200, seconds=1, repeats=3, warm=True
) -> Measured:
    """The median of some repeats, by the processor time a request takes."""
    # The first second warms memory and threads, and is not counted.
    if warm:
        _once(pid, port, path, headers or {}, status, 1)
    found = [_once(pid, port, path, headers or {}, status, seconds) for _ in range(repeats)]
    return sorted(found, key=lambda one: one.cpu_us)[len(found) // 2]


def _once(pid, port, path, headers, status, seconds) -> Measured:
    headers = {"Accept-Encoding": "br"} | headers
    said = "\n".join(f'wrk.headers["{name}"] = [==[{value}]==]' for name, value in headers.items())
    before, found, after = path.partition("{n}")
    asks = ANOTHER.format(before=before, after=after) if found else SAME.format(path=path)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT.format(headers=said, asks=asks))
        script.flush()
        began = cpu_seconds(pid)
        done = subprocess.run(
            ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}s", "-s", script.name, f"http://127.0.0.1:{port}/"],
            capture_output=True, text=True, timeout=seconds + 30, check=True,
        )  # fmt: skip
    return read_result(done.stdout, cpu_seconds(pid) - began, path, status)


def read_result(text, cpu, path, status) -> Measured:
    """The line our script wrote. Raises Failed where answers were not what they should be."""
    found = RESULT.search(text)
    if found is None:
        raise Failed(f"{path}: wrk said {text!r}")
    requests, microseconds, p50, p99, broken, refused, sent = (
        float(word) for word in found.groups()
    )
    wrong = broken + (refused if status < 400 else requests - refused)
    if status == 304 and requests and sent / requests > HEAD_BYTES:
        raise Failed(f"{path}: whole pages were sent where 304 was enough")
    if wrong or not requests:
        raise Failed(f"{path}: {wrong:.0f} of {requests:.0f} answers were not what they should be")
    return Measured(
        rps=requests / microseconds * 1e6,
        p50_ms=p50 / 1000,
        p99_ms=p99 / 1000,
        cpu_us=cpu / requests * 1e6,
        load=os.getloadavg()[0],
    )


def tree(pid: int) -> list[int]:
    """The process and all below it."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(path.parent.name))
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += children.get(one, [])
    return found


def web(pid: int) -> int:
    """The process of a house that answers readers, with its workers; of a server that has no other, itself."""
    for one in tree(pid):
        if comm(one) == "whimbrel-web":
            return one
    return pid


def comm(pid: int) -> str:
    """The short name of a process; "" where it is gone."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def settled(pid: int, *, within: float, at_most: float = 0.05) -> float:
    """Seconds until the process and all below it have had little to do for LOOK seconds on end; `within` where they never had."""
    began = time.monotonic()
    while (passed := time.monotonic() - began) < within:
        before = cpu_seconds(pid)
        time.sleep(LOOK)
        if 0 <= cpu_seconds(pid) - before <= at_most * LOOK:
            return passed
    return within


def cpu_seconds(pid: int) -> float:
    """User and system time of the process and all below it, also of those that have ended."""
    ticks = 0
    for one in tree(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def pss_megabytes(pid: int, what: str = "Pss") -> float:
    """Memory of the process and all below it, each shared page counted once: with the pages of files that the system
    keeps for them (the database) and takes back when it needs room, or, as "Pss_Anon", without.
    """
    total = 0
    for one in tree(pid):
        try:
            found = re.search(
                rf"^{what}:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text(), re.M
            )
        except OSError:
            continue
        total += int(found[1]) if found else 0
    return total / 1024
