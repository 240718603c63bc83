"""Deeds done at the same moment, as two phones or two nodes do them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What came of each deed, in their order: its answer, or what it raised. Each runs in a thread of its own."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return deed()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(run, deeds))
