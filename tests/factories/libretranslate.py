"""A small server that speaks LibreTranslate's documented interface: /languages, /detect, /translate."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

TARGETS = ["ar", "en", "es", "fr", "ru"]


@dataclass
class Server:
    """Its address; what it was asked; how it is to fail, if at all: a status, or words that are no JSON."""

    url: str = ""
    key: str = ""
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    status: int = 200
    body: bytes | None = None
    detected: str = "fr"
    confidence: float = 92.0


@contextmanager
def libretranslate(**given: Any) -> Iterator[Server]:
    server = Server(**given)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            languages = [{"code": one, "name": one, "targets": TARGETS} for one in TARGETS]
            self._say(200, languages if self.path == "/languages" else {"error": "Not found"})

        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.asked.append((self.path, said))
            if server.key and said.get("api_key") != server.key:
                self._say(403, {"error": "Invalid API key"})
            elif server.body is not None:
                self._write(200, server.body)
            elif server.status != 200:
                self._say(server.status, {"error": "Too many requests"})
            elif self.path == "/detect":
                best = {"confidence": server.confidence, "language": server.detected}
                self._say(200, [best, {"confidence": 1.0, "language": "en"}])
            else:
                words = [f"[{said['target']}] {one}" for one in said["q"]]
                self._say(200, {"translatedText": words})

        def _say(self, status: int, body: Any) -> None:
            self._write(status, json.dumps(body).encode())

        def _write(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: the tests read what was asked."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=http.serve_forever, daemon=True).start()
    server.url = f"http://127.0.0.1:{http.server_port}"
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
