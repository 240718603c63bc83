"""Calling a computer that somebody named by its address: never one inside the network where the house stands.

The name is resolved once and the answer looked at; the call then goes to that very address, so that a name which
answers differently the second time leads nowhere. No redirect is followed. Only the worker calls, never a request.
"""

import http.client
import socket
import ssl
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings

TIMEOUT = 10  # seconds
LONGEST_ANSWER = 2000  # bytes
# Addresses of one kind that hold one of the other: what leads inside by them leads inside.
HOLDING = [ip_network("64:ff9b::/96"), ip_network("2002::/16"), ip_network("::/96")]


class NotCalled(Exception):
    """The address was not called, or nobody answered; why, in words."""


@dataclass(frozen=True)
class Answer:
    status: int
    words: str


def post(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    """Send it there and say what was answered. Raises NotCalled."""
    parts = urlsplit(url)
    host, port = _where(url)
    address = address_of(host, port)
    connection = _Pinned(host, port, address, is_secret=parts.scheme == "https")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        said = answer.read(LONGEST_ANSWER).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        raise NotCalled(f"There was no answer ({type(error).__name__})") from error
    finally:
        connection.close()
    return Answer(answer.status, said)


def address_of(host: str, port: int) -> str:
    """The number at which the host is called. Raises NotCalled where any of its numbers lies inside a network."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotCalled("There is no computer of that name") from error
    numbers = [str(one[4][0]).partition("%")[0] for one in found]
    if host not in settings.WEBHOOKS_INSIDE and not all(is_outside(one) for one in numbers):
        raise NotCalled("The address lies inside a private network")
    return numbers[0]


def is_outside(number: str) -> bool:
    """Whether the number is one of the open Internet: neither loopback, private, link-local nor shared by many."""
    found: IPv4Address | IPv6Address = ip_address(number)
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return is_outside(str(found.ipv4_mapped))
        if any(found in one for one in HOLDING):
            return False
    return found.is_global and not found.is_multicast


def why_not_callable(url: str) -> str:
    """What is wrong with the address as it is written, in words; empty where nothing is. Nothing is resolved."""
    try:
        _where(url)
    except NotCalled as refused:
        return str(refused)
    return ""


def _where(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise NotCalled("This is no address") from error
    inside = host in settings.WEBHOOKS_INSIDE
    if not host or parts.username is not None or not url.isprintable() or " " in url:
        raise NotCalled("This is no address")
    if parts.scheme != "https" and not (inside and parts.scheme == "http"):
        raise NotCalled("The address has to begin with https://")
    return host, port or (443 if parts.scheme == "https" else 80)


class _Pinned(http.client.HTTPConnection):
    """A line to one number, under the name by which it was found."""

    def __init__(self, host: str, port: int, number: str, *, is_secret: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT)
        self.number, self.is_secret = number, is_secret
        if is_secret:
            self.default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        self.sock = socket.create_connection((self.number, self.port), self.timeout)
        if self.is_secret:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
