import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "whimbrel.cli"]


@pytest.fixture
def house(tmp_path):
    """The environment of a house of its own: a directory, a free port, SQLite."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    bare = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("WHIMBREL_")
        and name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}
    }
    return bare | {
        "WHIMBREL_DATA": str(tmp_path / "var"),
        "PORT": str(port),
        "WHIMBREL_WEB_WORKERS": "1",
    }


def run(house, *arguments):
    return subprocess.run(
        [*COMMAND, *arguments], env=house, capture_output=True, text=True, timeout=120
    )


def get(house, path):
    """Status and body; 0 where nobody listens."""
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{house['PORT']}{path}", timeout=5
        ) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def wait_for(what, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.1)
    return False


def family_of(pid):
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


def name_of(pid):
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def is_there(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_house_is_made_served_and_closed_without_leaving_anybody_behind(house):
    made = run(house, "init", "--no-input", "--admin-email", "office@example.org")
    assert made.returncode == 0, made.stderr
    link = made.stdout.split()[-1]
    server = subprocess.Popen([*COMMAND, "serve"], env=house, stdout=subprocess.PIPE, text=True)
    try:
        assert wait_for(lambda: get(house, "/readyz")[0] == 200)
        assert get(house, "/healthz") == (200, "ok\n")
        assert json.loads(get(house, "/readyz")[1]) == {
            "door": True,
            "database": True,
            "migrations": True,
            "worker": True,
        }
        assert get(house, link.partition(house["PORT"])[2])[0] == 200
        family = family_of(server.pid)
        assert len(family) >= 3
    finally:
        server.send_signal(signal.SIGTERM)
        code = server.wait(timeout=20)

    assert code == 0
    assert wait_for(lambda: not any(is_there(pid) for pid in family), seconds=3)


def test_a_dead_worker_is_started_again(house):
    run(house, "init", "--no-input")
    server = subprocess.Popen([*COMMAND, "serve"], env=house, stderr=subprocess.PIPE, text=True)
    try:
        assert wait_for(lambda: get(house, "/readyz")[0] == 200)
        (worker,) = [pid for pid in family_of(server.pid) if name_of(pid) == "whimbrel-worker"]
        os.kill(worker, signal.SIGKILL)

        assert wait_for(
            lambda: any(
                name_of(pid) == "whimbrel-worker"
                for pid in family_of(server.pid)
                if pid != worker and is_there(pid)
            ),
            seconds=15,
        )
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0


@pytest.mark.parametrize("whom", ["the supervisor", "the web server"])
def test_nobody_outlives_a_parent_that_was_killed(house, whom):
    run(house, "init", "--no-input")
    server = subprocess.Popen([*COMMAND, "serve"], env=house)
    try:
        assert wait_for(lambda: get(house, "/readyz")[0] == 200)
        web = {pid for pid in family_of(server.pid) if name_of(pid) == "whimbrel-web"}
        (head,) = [pid for pid in web if set(family_of(pid)) & web]
        killed = server.pid if whom == "the supervisor" else head
        below = family_of(killed)
        os.kill(killed, signal.SIGKILL)

        assert wait_for(lambda: not any(is_there(pid) for pid in below), seconds=10)
        if whom == "the web server":
            assert wait_for(lambda: get(house, "/readyz")[0] == 200)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def test_a_stored_page_is_answered_before_the_house_stands(house):
    run(house, "init", "--no-input")
    for _ in range(2):
        server = subprocess.Popen([*COMMAND, "serve"], env=house)
        try:
            assert wait_for(lambda: get(house, "/healthz")[0] == 200)
            first, page = get(house, "/en/instruments/")
            assert first in (200, 503)
            assert wait_for(lambda: get(house, "/readyz")[0] == 200)
            stored, house_page = get(house, "/en/instruments/")
            assert stored == 200
        finally:
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=20) == 0

    assert (first, page) == (200, house_page)


def test_serving_before_init_says_what_to_do(house):
    refused = run(house, "serve")

    assert refused.returncode == 1
    assert "whimbrel init" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_port_that_is_taken_is_named(house):
    run(house, "init", "--no-input")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(house["PORT"])))
        taken.listen()
        refused = run(house, "serve")

    assert refused.returncode == 1
    assert house["PORT"] in refused.stderr
    assert "Traceback" not in refused.stderr


def test_init_keeps_its_secret_to_the_owner_and_twice_is_once(house):
    run(house, "init", "--no-input")
    secret = Path(house["WHIMBREL_DATA"], "secret_key")
    before, key = secret.read_text(), secret.with_name("badge_key").read_text()
    again = run(house, "init", "--no-input")

    assert secret.stat().st_mode & 0o777 == 0o600
    assert secret.parent.stat().st_mode & 0o777 == 0o700
    assert secret.with_name("badge_key").stat().st_mode & 0o777 == 0o600
    assert (secret.read_text(), secret.with_name("badge_key").read_text()) == (before, key)
    assert before not in again.stdout
    assert "already" in again.stdout


def test_the_demo_never_enters_a_real_house(house):
    run(house, "init", "--no-input")
    refused = run(house, "demo")

    assert refused.returncode == 1
    assert "real house" in refused.stderr
    assert not Path(house["WHIMBREL_DATA"], "demo").exists()
