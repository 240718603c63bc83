"""Letters that a sending service brings by HTTP, read by Anymail (extra `esp`)."""

from importlib import import_module
from typing import Any

from whimbrel.core.inbox.doors.recipients import envelope_sender, our_recipients
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.models import ReceivedLetter


def reader_of(service: str) -> Any:
    """Anymail's reader for what the service sends. Raises LookupError where Anymail knows none."""
    try:
        module = import_module(f"anymail.webhooks.{service}")
    except ModuleNotFoundError as error:
        raise LookupError(f"Anymail knows no service {service}.") from error
    for name, kind in vars(module).items():
        if name.endswith(("InboundWebhookView", "CombinedWebhookView")):
            # The address itself is the secret; the service's signature is checked besides, where it has one.
            return type("Reader", (kind,), {"warn_if_no_basic_auth": False})()
    raise LookupError(f"{service} brings no letters.")


def take_from_service(request: Any, service: str) -> int:
    """Take the letters the service brings; how many. Raises SuspiciousOperation where its signature is wrong."""
    reader = reader_of(service)
    reader.setup(request)
    reader.run_validators(request)
    taken = 0
    for event in reader.parse_events(request):
        letter = getattr(event, "message", None)
        if letter is None:
            continue
        raw = letter.as_bytes()
        named = [letter.envelope_recipient] if letter.envelope_recipient else our_recipients(letter)
        for address in named:
            take_letter(
                raw=raw,
                recipient=address,
                door=ReceivedLetter.Door.WEBHOOK,
                envelope_from=letter.envelope_sender or envelope_sender(letter),
            )
            taken += 1
    return taken
