"""Whether the sender's mail server vouches for the letter, as our own mail server found out (RFC 8601).

Only where WHIMBREL_MAIL_IN_TRUSTS names that server: anybody can write such a line.
"""

import re
from email.message import Message

from django.conf import settings

FOUND = re.compile(r"\b(dmarc|spf|dkim)\s*=\s*(\w+)", re.IGNORECASE)


def is_vouched_for(head: Message) -> bool:
    """The domain in the line From is the one the letter comes from, by its owner's own rules."""
    return "pass" in _results(head).get("dmarc", set())


def is_denied(head: Message) -> bool:
    """Its owner's rules deny it; or, where they have none, it comes from elsewhere and nobody signed it."""
    found = _results(head)
    if "dmarc" in found and found["dmarc"] & {"pass", "fail"}:
        return "fail" in found["dmarc"]
    return "fail" in found.get("spf", set()) and "pass" not in found.get("dkim", set())


def _results(head: Message) -> dict[str, set[str]]:
    """What our own server wrote: the results of each method. Its line is the topmost of its name."""
    for line in head.get_all("Authentication-Results") or []:
        server, _semicolon, rest = " ".join(str(line).split()).partition(";")
        if settings.MAIL_IN_TRUSTS and server.split()[:1] == [settings.MAIL_IN_TRUSTS]:
            found: dict[str, set[str]] = {}
            for method, result in FOUND.findall(rest):
                found.setdefault(method.lower(), set()).add(result.lower())
            return found
    return {}
