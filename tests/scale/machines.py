"""What runs beside the test: nodes, a cache, a proxy. Each on a free port of this machine, each in its folder."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
COMMAND = [sys.executable, "-m", "whimbrel.cli"]
START = 60.0  # seconds a node has to become ready


def program(*names: str) -> str | None:
    return next((found for name in names if (found := shutil.which(name, path=PATH))), None)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait_for(what, seconds: float, name: str) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return
        time.sleep(0.05)
    raise RuntimeError(f"waited {seconds:.0f} s in vain for {name}")


class Node:
    """One `whimbrel serve` with a data directory of its own."""

    def __init__(self, folder: Path, shared: dict[str, str]) -> None:
        self.folder = folder
        self.port = free_port()
        bare = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("WHIMBREL_")
            and name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "CACHE_URL", "HOST"}
        }
        self.environment = bare | {
            "WHIMBREL_DATA": str(folder / "var"),
            "WHIMBREL_WEB_WORKERS": "1",
            "PORT": str(self.port),
            **shared,
        }
        folder.mkdir(parents=True, exist_ok=True)

    def run(self, *words: str) -> None:
        subprocess.run([*COMMAND, *words], env=self.environment, check=True, timeout=180)

    def start(self) -> None:
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [*COMMAND, "serve"], env=self.environment, stdout=log, stderr=log
            )

    def wait_until_ready(self) -> None:
        wait_for(lambda: answers(f"http://127.0.0.1:{self.port}/readyz"), START, self.log)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()[-2000:]

    def stop(self) -> None:
        """As systemd stops it: each finishes what it is doing."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)

    def kill(self) -> None:
        """As a power cut ends it: the whole tree at once, without a word."""
        for pid in [self.process.pid, *family_of(self.process.pid)]:
            os.kill(pid, signal.SIGKILL)
        self.process.wait(timeout=5)


def family_of(pid: int) -> list[int]:
    """Everybody below that process."""
    below = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == pid:
            below += [int(stat.parent.name), *family_of(int(stat.parent.name))]
    return below


def start_cache(folder: Path) -> tuple[subprocess.Popen, str]:
    """A Valkey or Redis that keeps nothing on disk, and its CACHE_URL."""
    port = free_port()
    server = program("valkey-server", "redis-server")
    assert server
    process = subprocess.Popen(
        [server, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(folder)],
        stdout=subprocess.DEVNULL,
    )
    wait_for(lambda: _listens(port), 10, "the cache")
    scheme = "valkey" if "valkey" in server else "redis"
    return process, f"{scheme}://127.0.0.1:{port}/0"


def start_proxy(folder: Path, nodes: list[Node]) -> tuple[subprocess.Popen, int]:
    """nginx with the very file that is documented, before these nodes; and its port."""
    port = free_port()
    text = (ROOT / "deploy/nginx.conf").read_text()
    addresses = [f"127.0.0.1:{node.port}" for node in nodes]
    for written, ours in [
        ("listen 8080;", f"listen 127.0.0.1:{port};"),
        ("node-a:8000", addresses[0]),
        ("node-b:8000", addresses[1]),
        ("/tmp/whimbrel-nginx", str(folder / "nginx")),
    ]:
        assert written in text, f"deploy/nginx.conf no longer says {written}"
        text = text.replace(written, ours)
    (folder / "nginx.conf").write_text(text)
    # Root would hand the work to an account that cannot enter the folder of the test.
    words = "daemon off;" + (" user root;" if os.getuid() == 0 else "")
    nginx = program("nginx")
    assert nginx
    process = subprocess.Popen(
        [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", words],
        stderr=subprocess.DEVNULL,
    )
    wait_for(lambda: _listens(port), 10, "the proxy")
    return process, port


def _listens(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0
