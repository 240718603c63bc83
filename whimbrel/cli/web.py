"""The web server, and its bounds for whoever is slow, by mistake or on purpose."""

import os
from collections.abc import Callable

from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from whimbrel.cli.forks import end_with
from whimbrel.config.intake import WAITING

HEAD_MILLISECONDS = 10_000  # to send the head of a request
HEAD_BYTES = 64 * 1024  # of a head
RESPAWN = 0.5  # seconds until a web worker that died is forked again


def serve_web(host: str, port: int, workers: int, application: Callable[..., object]) -> None:
    """Serve until told to stop by SIGTERM. Several servers may share a port: the kernel deals out."""
    parent = os.getpid()

    def begin() -> Callable[..., object]:
        # In each worker: one that outlived this process would hold the port against the next.
        end_with(parent)
        return application

    Server(
        "whimbrel.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=WAITING,
        http1_settings=HTTP1Settings(
            header_read_timeout=HEAD_MILLISECONDS, max_buffer_size=HEAD_BYTES
        ),
        respawn_failed_workers=True,
        respawn_interval=RESPAWN,
        log_level=LogLevels.error,
    ).serve(target_loader=begin, wrap_loader=False)
