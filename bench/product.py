"""The product as anybody serves it, on a data set of its own; and the floors beside it."""

import http.cookiejar
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
WHIMBREL = [sys.executable, "-m", "whimbrel.cli"]
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def environment_of(folder, port):
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("WHIMBREL_")
        and not name.endswith("_URL")
        and name != "DJANGO_SETTINGS_MODULE"
    }
    return kept | {"WHIMBREL_DATA": str(folder), "PORT": str(port)}


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def build(environment, scale):
    """The demo, and the data set of that scale on top."""
    subprocess.run(
        [*WHIMBREL, "demo"], env=environment, check=True, cwd=ROOT, timeout=300, **SILENT
    )
    settings = environment | {"DJANGO_SETTINGS_MODULE": "whimbrel.config.settings"}
    command = [sys.executable, "-m", "bench.data", str(scale)]
    subprocess.run(command, env=settings, check=True, cwd=ROOT, timeout=900)


def queries(environment, paths):
    """How many queries each page takes to be made, and how many reads a stored one takes for who is signed in."""
    settings = environment | {"DJANGO_SETTINGS_MODULE": "whimbrel.config.settings"}
    command = [sys.executable, "-m", "bench.queries", json.dumps(paths)]
    done = subprocess.run(
        command, env=settings, check=True, capture_output=True, cwd=ROOT, timeout=120
    )
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def serving(command, environment, port, path):
    """The running server, and the seconds from its launch until it answered."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True, **SILENT)
    try:
        yield process.pid, wait_for(port, path, began, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def wait_for(port, path, began, process=None):
    """The seconds since then until the address answers well. Raises RuntimeError after a minute."""
    while time.perf_counter() < began + 60:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10):
                return time.perf_counter() - began
        except OSError:
            if process is not None and process.poll() is not None:
                break
            time.sleep(0.01)
    raise RuntimeError(f"no answer from {path}")


@contextmanager
def floor(kind):
    """A floor with as many workers and threads as the product has: its process and its port."""
    sys.path.insert(0, str(ROOT))
    from whimbrel.config.intake import WAITING

    port = free_port()
    command = [
        sys.executable, "-m", "granian", "bench.floors:application", "--interface", "wsgi", "--workers", "2",
        "--blocking-threads", str(WAITING), "--port", str(port), "--no-log",
    ]  # fmt: skip
    environment = os.environ | {"BENCH_FLOOR": kind}
    with serving(command, environment, port, "/?bytes=1") as (pid, _):
        yield pid, port


def signed_in(port: int) -> str:
    """The cookies of the demo's Secretariat."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    address = f"http://127.0.0.1:{port}/en/accounts/login/"
    page = opener.open(address).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    form = {
        "csrfmiddlewaretoken": token[1],
        "login": "secretariat@demo.example",
        "password": "stopover-on-the-coast",
    }
    sent = urllib.parse.urlencode(form).encode()
    # Following the redirect also takes the message that says one is signed in.
    opener.open(urllib.request.Request(address, sent, {"Referer": address}))
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar if cookie.value != '""')


def looked_at(port, path, headers):
    """Bytes of the body as sent, and its fingerprint."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": "br"} | headers
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return len(answer.read()), answer.headers.get("ETag", "")
