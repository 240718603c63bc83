"""The living demo, served as anybody serves it, and a browser to look at it."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, sync_playwright

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def site(house: tuple[str, dict[str, str]]) -> str:
    """The address of the demo site."""
    return house[0]


@pytest.fixture(scope="session")
def mail(house: tuple[str, dict[str, str]]) -> "Mail":
    """The mail of the demo's people: what they were written, and letters of theirs."""
    return Mail(house[1])


class Mail:
    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def answer_to(self, kind: str, address: str = "%") -> str:
        """Where an answer to the newest letter of that kind, to that address, goes, as its head says."""
        database = Path(self.environment["WHIMBREL_DATA"]) / "whimbrel.sqlite3"
        with closing(sqlite3.connect(database, timeout=30)) as connection:
            asked = (
                "SELECT reply_to FROM core_letter WHERE kind = ? AND address LIKE ? "
                "ORDER BY id DESC LIMIT 1"
            )
            return str(connection.execute(asked, [kind, address]).fetchone()[0])

    def send(self, *, sender: str, to: str, text: str, path: Path) -> None:
        """Let a letter arrive, through the door for files."""
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = sender, to, "Re: your letter"
        letter["Message-ID"] = f"<{path.name}@demo.example>"
        letter.set_content(text)
        path.write_bytes(bytes(letter))
        subprocess.run(
            [sys.executable, "-m", "whimbrel.cli", "mail-in", str(path)],
            env=self.environment,
            check=True,
            timeout=120,
        )


@pytest.fixture(scope="session")
def house(tmp_path_factory) -> Iterator[tuple[str, dict[str, str]]]:
    """A demo site of our own, built by `whimbrel demo`, served by `whimbrel serve`: its address and environment."""
    folder = tmp_path_factory.mktemp("demo")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        k: v
        for k, v in os.environ.items()
        if k not in {"DJANGO_SETTINGS_MODULE", "WHIMBREL_SECRET_KEY"}
    }
    environment |= {"WHIMBREL_DATA": str(folder), "PORT": str(port), "WHIMBREL_WEB_WORKERS": "1"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "whimbrel.cli"]
    subprocess.run([*command, "demo"], env=environment, check=True, timeout=600)
    server = subprocess.Popen([*command, "serve"], env=environment, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(address, server)
        yield address, environment
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)


def _wait_until_ready(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError(f"the server stopped with {server.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.1)
    raise RuntimeError("the server was not ready within a minute")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        browser.close()


PASSWORD = "stopover-on-the-coast"


@pytest.fixture(scope="session")
def signed_in(site: str, browser: Browser) -> Callable[..., BrowserContext]:
    """A browser in which somebody of the demo has signed in, by their mailbox. Each signs in once."""
    kept: dict[str, StorageState] = {}

    def sign_in(mailbox: str, **fields: Any) -> BrowserContext:
        if mailbox not in kept:
            context = browser.new_context(locale="en-GB")
            page = context.new_page()
            page.goto(f"{site}/en/accounts/login/")
            page.get_by_label("Email").fill(f"{mailbox}@demo.example")
            page.get_by_label("Password").first.fill(PASSWORD)
            page.get_by_role("button", name="Sign in").first.click()
            page.wait_for_url(lambda url: "/accounts/login/" not in url)
            kept[mailbox] = context.storage_state()
            context.close()
        return browser.new_context(storage_state=kept[mailbox], locale="en-GB", **fields)

    return sign_in


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
