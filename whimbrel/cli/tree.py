"""The processes of one house. Imported when Django stands; each process is forked from there, which shares the
memory and saves each the seconds of loading."""

import os
import signal
import time
import urllib.request
from collections.abc import Callable
from functools import partial
from importlib import import_module
from multiprocessing.context import ForkProcess
from types import FrameType

import click
from django.conf import settings
from django.db import connections
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import override

from whimbrel.cli.demo import say_sign_ins
from whimbrel.cli.forks import FORK, fork, share_memory
from whimbrel.cli.web import serve_web
from whimbrel.config.wsgi import application
from whimbrel.core.health import database_answers, door, unapplied_migrations
from whimbrel.core.inbox.doors.listening import Place, serve_doors
from whimbrel.core.languages import CODES
from whimbrel.core.worker import HouseWorker, worker_name

GRACE = 15.0  # seconds the children have to finish what they are doing
SOON, PAUSE = (
    2.0,
    1.0,
)  # seconds: a process that lived less than that waits so long to be started again


def refuse_what_is_not_ready() -> None:
    """Raises ClickException, with what to do, where the database is not as the code needs it."""
    if not database_answers():
        raise click.ClickException("The database does not answer. Run “whimbrel check”.")
    missing = unapplied_migrations()
    if missing:
        raise click.ClickException(
            f"The database is not up to date ({len(missing)} migrations). Run “whimbrel init”."
        )


class Tree:
    """The processes of one house: started together, watched, and stopped together."""

    def __init__(self, host: str, port: int, workers: int, porch: ForkProcess | None) -> None:
        self.porch = porch
        # Forked with every process; whoever asks whether the house is ready is told the truth by it.
        self.opened = FORK.Event()
        door.opens_with(self.opened)
        self.address = f"http://{host}:{port}"
        self.work: dict[str, Callable[[], None]] = {
            "web": partial(serve_web, host, port, workers, application),
            "worker": _do_tasks,
        }
        if settings.MAIL_IN and settings.MAIL_IN_LISTEN:
            self.work["mail-in"] = _take_letters
        self.running: dict[str, ForkProcess] = {}
        self.started: dict[str, float] = {}
        self.is_stopping = False

    def run(self) -> int:
        """Start all, stay until told to stop, and give the exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        _load_what_all_share()
        for name in self.work:
            self._start(name)
        while not self.is_stopping:
            if not self.opened.is_set() and self._house_answers():
                self._close_porch()
                self.opened.set()
                self._say_ready()
            for name in self.work:
                self._restart_if_dead(name)
            time.sleep(0.2 if self.opened.is_set() else 0.02)
        return self._end_all()

    def _start(self, name: str) -> None:
        self.running[name] = fork(name, self.work[name])
        self.started[name] = time.monotonic()

    def _restart_if_dead(self, name: str) -> None:
        process = self.running[name]
        if process.is_alive() or self.is_stopping:
            return
        if process.exitcode != 0:
            click.echo(
                f"The {name} process ended ({process.exitcode}); starting it again.", err=True
            )
        # At once; but what ends as soon as it is started would keep the machine busy with nothing else.
        if time.monotonic() - self.started[name] < SOON:
            time.sleep(PAUSE)
        self._start(name)

    def _say_ready(self) -> None:
        if settings.DEMO:
            say_sign_ins()
        click.echo(f"\nWhimbrel is at {self.address}/  (Ctrl+C stops it)")

    def _house_answers(self) -> bool:
        """The house itself, not its porch: that knows no site map."""
        try:
            with urllib.request.urlopen(f"{self.address}/favicon.ico", timeout=2) as answer:  # noqa: S310
                return bool(answer.status == 200)
        except OSError:
            return False

    def _close_porch(self) -> None:
        if self.porch is not None:
            self.porch.terminate()
            self.porch.join(GRACE)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True

    def _end_all(self) -> int:
        self._close_porch()
        for process in self.running.values():
            process.terminate()
        until = time.monotonic() + GRACE
        clean = True
        for process in self.running.values():
            process.join(timeout=max(0.1, until - time.monotonic()))
            if process.is_alive() and process.pid is not None:
                clean = False
                os.killpg(process.pid, signal.SIGKILL)
        return 0 if clean else 1


def _load_what_all_share() -> None:
    """Load the site map, the frame of all pages and the words of each language too, and close what cannot be shared.

    What is loaded after the fork, each process has for itself.
    """
    import_module(settings.ROOT_URLCONF)
    get_template("core/base.html")
    for language in CODES:
        with override(language):
            reverse("home:front_page")
    connections.close_all()
    share_memory()


def _do_tasks() -> None:
    HouseWorker(worker_name()).work()


def _take_letters() -> None:
    serve_doors([Place.at(url) for url in settings.MAIL_IN_LISTEN])
