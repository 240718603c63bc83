import fcntl
import os

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite whose transactions wait in line, first come first served.

    SQLite's own busy handler sleeps for growing times and lets a newcomer overtake, so that under
    load some writers wait a second or give up. A file lock taken before BEGIN IMMEDIATE makes the
    kernel keep the queue; a killed process gives its place up by dying.
    """

    _queue: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._give_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()
        finally:
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
        if self._queue is None and not self.is_in_memory_db():
            self._queue = os.open(
                f"{self.settings_dict['NAME']}-queue", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600
            )
            fcntl.flock(self._queue, fcntl.LOCK_EX)

    def _give_turn(self) -> None:
        if self._queue is not None:
            os.close(self._queue)
            self._queue = None
