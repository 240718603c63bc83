"""Two independent nodes before one PostgreSQL, behind one proxy: once with a cache they share, once without."""

import importlib.util
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.scale.machines import ROOT, Node, program, start_cache, start_proxy

CLUSTER = str(ROOT / "scripts/postgresql.sh")


def _missing() -> str:
    there = {
        "PostgreSQL": any(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        "Redis or Valkey": program("valkey-server", "redis-server") is not None,
        "nginx": program("nginx") is not None,
        "psycopg": importlib.util.find_spec("psycopg") is not None,
    }
    return ", ".join(name for name, found in there.items() if not found)


def pytest_collection_modifyitems(items):
    missing = _missing()
    for item in items:
        if "scale" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.scale)
            # In continuous integration a missing service is a fault, not a reason to look away.
            if missing and not os.environ.get("CI"):
                reason = f"not on this machine: {missing} (make scale installs them)"
                item.add_marker(pytest.mark.skip(reason=reason))


@dataclass(frozen=True)
class House:
    """One house on two nodes."""

    nodes: list[Node]
    proxy: int
    database: str
    shares_cache: bool


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    assert not _missing(), f"not on this machine: {_missing()} (make scale installs them)"
    # Not below pytest's own folder, which PostgreSQL's account may not enter.
    folder = tempfile.mkdtemp(prefix="whimbrel-scale-")
    started = subprocess.run(
        [CLUSTER, "start", folder], check=True, stdout=subprocess.PIPE, text=True, timeout=60
    )
    try:
        yield started.stdout.strip()
    finally:
        subprocess.run([CLUSTER, "stop", folder], check=True, timeout=60)


@pytest.fixture(scope="module")
def demo(database, tmp_path_factory) -> dict[str, str]:
    """What both nodes are told, once the demo world stands in their database."""
    shared = {
        "DATABASE_URL": database,
        "WHIMBREL_SECRET_KEY": "the nodes of one house share one secret",
        "WHIMBREL_DEMO": "1",
        "WHIMBREL_BEHIND_PROXY": "1",
    }
    Node(tmp_path_factory.mktemp("demo"), shared).run("demo")
    return shared


@pytest.fixture(scope="module", params=["with a shared cache", "with the database alone"])
def house(request, demo, database, tmp_path_factory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    shared, processes = dict(demo), []
    if request.param == "with a shared cache":
        cache, shared["CACHE_URL"] = start_cache(folder)
        processes.append(cache)
    nodes = [Node(folder / name, shared) for name in ("a", "b")]
    try:
        for node in nodes:
            (node.folder / "var").mkdir()
            node.start()
        for node in nodes:
            node.wait_until_ready()
        proxy, port = start_proxy(folder, nodes)
        processes.append(proxy)
        yield House(nodes, port, database, shares_cache="CACHE_URL" in shared)
    finally:
        for node in nodes:
            if node.process.poll() is None:
                node.stop()
        for process in processes:
            process.terminate()
            process.wait(timeout=10)
