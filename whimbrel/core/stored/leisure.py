"""Work that nobody waits for, done one after the other in a thread of its own."""

import logging
import queue
import threading
from collections.abc import Callable

logger = logging.getLogger(__name__)


class Leisure:
    """Begins its thread with the first piece of work, so that a process may fork before."""

    MOST = 1000

    def __init__(self) -> None:
        self._waiting: queue.Queue[Callable[[], None]] = queue.Queue(self.MOST)
        self._beginning = threading.Lock()
        self._thread: threading.Thread | None = None

    def add(self, work: Callable[[], None]) -> None:
        """Do it later; or never, where too much waits already."""
        with self._beginning:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="leisure")
                self._thread.start()
        try:
            self._waiting.put_nowait(work)
        except queue.Full:
            logger.warning("Too much waits for leisure; one piece of work is left undone.")

    def finish(self) -> None:
        """Wait until all is done."""
        self._waiting.join()

    def _run(self) -> None:
        while True:
            work = self._waiting.get()
            try:
                work()
            except Exception:
                logger.exception("A piece of work at leisure failed.")
            finally:
                self._waiting.task_done()
