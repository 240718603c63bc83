"""`whimbrel serve`: the web workers and the task worker as one tree of processes."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

import click
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from whimbrel.cli.demo import say_sign_ins
from whimbrel.core.health import database_answers, unapplied_migrations

GRACE = 15.0  # seconds the children have to finish what they are doing
PR_SET_PDEATHSIG = 1


@click.command()
@click.option(
    "--host", default=lambda: settings.HOST, help="Address to listen on; HOST in the environment."
)
@click.option(
    "--port", type=int, default=lambda: settings.PORT, help="Port; PORT in the environment."
)
@click.option("--workers", type=int, default=lambda: settings.WEB_WORKERS, help="Web workers.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the site until told to stop (Ctrl+C or SIGTERM)."""
    _refuse_what_is_not_ready(host, port)
    sys.exit(Tree(host, port, workers).run())


def _refuse_what_is_not_ready(host: str, port: int) -> None:
    try:
        # Django refuses an empty secret only when it is asked for.
        settings.SECRET_KEY  # noqa: B018
    except ImproperlyConfigured:
        raise click.ClickException("There is no secret yet. Run “whimbrel init” first.") from None
    if not database_answers():
        raise click.ClickException("The database does not answer. Run “whimbrel check”.")
    missing = unapplied_migrations()
    if missing:
        raise click.ClickException(
            f"The database is not up to date ({len(missing)} migrations). Run “whimbrel init”."
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"{host}:{port} cannot be used: {error.strerror}. Choose another with PORT or --port."
            ) from None


class Tree:
    """The processes of one house: started together, watched, and stopped together."""

    def __init__(self, host: str, port: int, workers: int) -> None:
        self.address = f"http://{host}:{port}"
        self.commands = {
            "web": [
                sys.executable, "-m", "granian", "whimbrel.config.wsgi:application",
                "--interface", "wsgi", "--host", host, "--port", str(port),
                "--workers", str(workers), "--blocking-threads", "2",
                "--respawn-failed-workers", "--log-level", "warning",
            ],
            "worker": [sys.executable, "-m", "whimbrel.cli.work"],
        }  # fmt: skip
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.is_stopping = False

    def run(self) -> int:
        """Start all, stay until told to stop, and give the exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for name in self.commands:
            self._start(name)
        self._say_when_ready()
        while not self.is_stopping:
            for name, process in list(self.running.items()):
                if process.poll() is not None and not self.is_stopping:
                    click.echo(
                        f"The {name} process ended ({process.returncode}); starting it again.",
                        err=True,
                    )
                    time.sleep(1)
                    self._start(name)
            time.sleep(0.2)
        return self._end_all()

    def _start(self, name: str) -> None:
        self.running[name] = subprocess.Popen(  # noqa: S603 (our own commands, no words from outside)
            self.commands[name], preexec_fn=_die_with_parent, start_new_session=True
        )

    def _say_when_ready(self) -> None:
        while not self.is_stopping and self.running["web"].poll() is None:
            try:
                with urllib.request.urlopen(f"{self.address}/healthz", timeout=2):  # noqa: S310
                    break
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        if not self.is_stopping:
            if settings.DEMO:
                say_sign_ins()
            click.echo(f"\nWhimbrel is at {self.address}/  (Ctrl+C stops it)")

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True

    def _end_all(self) -> int:
        for process in self.running.values():
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        until = time.monotonic() + GRACE
        clean = True
        for process in self.running.values():
            try:
                process.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                clean = False
                os.killpg(process.pid, signal.SIGKILL)
        return 0 if clean else 1


def _die_with_parent() -> None:
    """On Linux, end the child when the supervisor is killed without a chance to say so."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
