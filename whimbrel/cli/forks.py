"""Processes that are forked from a loaded one: they share its memory, and end when it does."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.context import ForkProcess

PR_SET_PDEATHSIG, PR_SET_NAME, M_ARENA_MAX = 1, 15, -8
FORK = multiprocessing.get_context("fork")


def fork(name: str, work: Callable[[], None]) -> ForkProcess:
    """A process of that name that does the work, in a group of its own."""
    process = FORK.Process(target=_become, args=(name, work, os.getpid()))
    process.start()
    return process


def share_memory() -> None:
    """Keep what is loaded out of the way of the collector and let threads share what they take, so that the
    processes forked from here really have one memory."""
    if sys.platform == "linux":
        with suppress(AttributeError):  # only the GNU library has arenas
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2)
    gc.collect()
    gc.freeze()


def end_with(parent: int) -> None:
    """End this process when that parent ends, also when it was killed without a chance to say so; at once where
    it has ended already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(0)


def _become(name: str, work: Callable[[], None], parent: int) -> None:
    os.setsid()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    end_with(parent)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_NAME, f"whimbrel-{name}".encode())
    work()
