"""The house asked as a web server asks it: through WSGI, with or without the edge."""

import gzip
from dataclasses import dataclass
from io import BytesIO

import brotli
import zstandard
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from whimbrel.config.edge import Edge
from whimbrel.core.stored.depot import FileDepot
from whimbrel.core.stored.witness import DatabaseWitness, SqliteWitness

UNFOLD = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "zstd": zstandard.decompress,
    "": lambda body: body,
}
_django = []


def django():
    """Django alone."""
    if not _django:
        _django.append(WSGIHandler())
    return _django[0]


def edge(folder, release="test", application=None, depot=None):
    """A web worker: an edge with a memory of its own, over files that it shares with others."""
    witness = DatabaseWitness()
    if connection.vendor == "sqlite":
        witness = SqliteWitness(connection.settings_dict["NAME"])
    return Edge(application or django(), witness, depot or FileDepot(folder, release, 10**7))


@dataclass
class Answered:
    status: int
    headers: dict[str, str]
    raw: bytes
    cookies: list[str]

    @property
    def body(self) -> bytes:
        return UNFOLD[self.headers.get("Content-Encoding", "")](self.raw)


def ask(application, path, *, query="", method="GET", cookies=None, host="localhost", **headers):
    """What the application answers. Headers are given as `If_None_Match="…"`."""
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    if cookies:
        environ["HTTP_COOKIE"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    begun = []

    def start_response(status, headers, exc_info=None):
        begun[:] = [int(status[:3]), headers]

    body = application(environ, start_response)
    raw = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    given = [value.strip() for name, value in begun[1] if name.lower() == "set-cookie"]
    named = {
        "-".join(part.capitalize() for part in name.split("-")): value for name, value in begun[1]
    }
    return Answered(begun[0], named, raw, given)
