import fcntl
import os
import threading

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from whimbrel.core.sqlite.cursor import Cursor
from whimbrel.core.stored.writes import WatchedWrites

WAIT = 30.0  # seconds; longer than any honest transaction, shorter than a reader's patience


class DatabaseWrapper(WatchedWrites, base.DatabaseWrapper):
    """SQLite whose transactions wait in line, first come first served.

    SQLite's own busy handler sleeps for growing times and lets a newcomer overtake, so that under
    load some writers wait a second or give up. A file lock taken before BEGIN IMMEDIATE makes the
    kernel keep the queue; a killed process gives its place up by dying.
    """

    _queue: int | None = None

    def create_cursor(self, name: str | None = None) -> Cursor:
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn()
            raise

    def _commit(self) -> None:
        # A commit that fails leaves the transaction open; the rollback that follows gives the turn.
        super()._commit()
        self._give_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._give_turn()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._give_turn()

    def _take_turn(self) -> None:
        """Wait for the turn to write. Raises OperationalError after WAIT seconds."""
        if self._queue is not None or self.is_in_memory_db():
            return
        name = f"{self.settings_dict['NAME']}-queue"
        try:
            queue = os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise OperationalError(f"nobody can write there: {error.strerror}") from error
        try:
            fcntl.flock(queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            Turn(queue).wait()
        self._queue = queue

    def _give_turn(self) -> None:
        if self._queue is not None:
            queue, self._queue = self._queue, None
            os.close(queue)


class Turn(threading.Thread):
    """Waits in the kernel's line for a file lock, in a thread because that wait knows no end of its own."""

    def __init__(self, queue: int) -> None:
        super().__init__(daemon=True)
        self.queue = queue
        self.deciding = threading.Lock()
        self.granted = threading.Event()
        self.is_given_up = False

    def wait(self) -> None:
        """Raises OperationalError after WAIT seconds; the lock then goes to the next in line."""
        self.start()
        if self.granted.wait(WAIT):
            return
        with self.deciding:
            if self.granted.is_set():
                return
            self.is_given_up = True
        raise OperationalError(f"somebody else has been writing for {WAIT:.0f} seconds")

    def run(self) -> None:
        fcntl.flock(self.queue, fcntl.LOCK_EX)
        with self.deciding:
            if self.is_given_up:
                os.close(self.queue)
            else:
                self.granted.set()
