"""The task worker: runs what waits in the database, and says that it lives."""

import logging
import os
import socket
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import OperationalError, close_old_connections
from django.utils.timezone import now
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from whimbrel.core.inbox.sorting import sort_waiting_letters
from whimbrel.core.mail.sending import deliver_due_letters
from whimbrel.core.models import Heartbeat
from whimbrel.core.search.keeping import read_what_changed
from whimbrel.core.timetable import run_due_jobs

logger = logging.getLogger(__name__)

BACKEND = "worker"
PAUSE = 1.0  # seconds between two looks for work; a look is one read
BEAT = 15.0  # seconds between two signs of life; a sign is one write
ALIVE = timedelta(seconds=60)
GROWTH = (
    32 * 2**20
)  # bytes of its own that a worker may have more than when it began, once nothing waits
LETTERS = 5  # sorted or sent in a row; few enough to be finished between being told to stop and being killed


def last_beat() -> datetime | None:
    """When a worker last said that it lives; None where none ever did."""
    return Heartbeat.objects.order_by("-beat_at").values_list("beat_at", flat=True).first()


def is_alive(at: datetime) -> bool:
    """A sign of life from the future counts as little as an old one: the clock was set back since."""
    return Heartbeat.objects.filter(beat_at__gt=at - ALIVE, beat_at__lt=at + ALIVE).exists()


def beat(name: str) -> None:
    """Say that the worker of that name lives, and forget those silent for a day."""
    Heartbeat.objects.update_or_create(worker=name, defaults={"beat_at": now()})
    Heartbeat.objects.filter(beat_at__lt=now() - timedelta(days=1)).delete()


class HouseWorker(Worker):
    """Looks for work by reading, and takes the write lock only when there is some.

    The library's own loop locks the database at every look, which on SQLite stops all writers once a second.
    """

    def __init__(self, name: str) -> None:
        super().__init__(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name=BACKEND,
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )

    def work(self) -> None:
        """Run until told to stop by SIGTERM or SIGINT, or until grown: whoever started it starts a slender one.

        What a large task took, Python keeps for the next; ending is the one way to give it back for certain.
        """
        self.configure_signals()
        parent, beaten_at, began_with = os.getppid(), 0.0, own_memory()
        while self.running:
            if time.monotonic() - beaten_at > BEAT and self._say_alive():
                beaten_at = time.monotonic()
            close_old_connections()
            self.look()
            if os.getppid() != parent:
                logger.warning("Whoever started the worker is gone: stopping.")
                return
            if own_memory() > began_with + GROWTH:
                logger.info("The worker has grown, and makes room for a new one.")
                return
            time.sleep(PAUSE)

    def look(self) -> None:
        """Do what waits: tasks, repeated jobs, letters that came in, letters that leave. Where nothing does, each is one read."""
        if DBTaskResult.objects.ready().filter(backend_name=BACKEND).exists():
            self.run()
        self._finish(lambda: run_due_jobs(at=now()))
        if self.running:
            self._finish(lambda: sort_waiting_letters(limit=LETTERS))
        if self.running:
            self._finish(lambda: deliver_due_letters(limit=LETTERS))
        if self.running:
            self._finish(read_what_changed)

    def _finish(self, work: Callable[[], object]) -> None:
        """Do it to its end, also when told to stop meanwhile; whatever fails is tried again at the next look."""
        self.running_task = True
        try:
            work()
        except Exception:
            logger.exception("The worker could not finish something; trying again.")
        finally:
            self.running_task = False

    def _say_alive(self) -> bool:
        """Whether the sign of life was written; where it was not, it is tried again at the next look."""
        try:
            beat(self.worker_id)
        except OperationalError:
            logger.warning("No sign of life could be written; trying again.", exc_info=True)
            return False
        return True


def own_memory() -> int:
    """Bytes that this process holds for itself; 0 where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            said = next(line for line in status if line.startswith("RssAnon:"))
    except (OSError, StopIteration):
        return 0
    return int(said.split()[1]) * 1024


def worker_name() -> str:
    return f"{socket.gethostname()}-{os.getpid()}"[:64]
