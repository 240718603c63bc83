"""To whom one can write in the house. A room names its addressees in its `inbox.py`:

    @receives("thread", name=_("Discussions"))
    def thread(letter: Inbound) -> Outcome:
        ...

The function runs in the sender's language and inside the transaction that settles the letter: what it writes and
that the letter is settled are committed together or not at all. It may be called again with the same letter after
it failed or its process was killed, never after it was committed. docs/building/mail-in.md says more.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from whimbrel.core.inbox.inbound import Command, Inbound
from whimbrel.core.inbox.outcomes import Outcome

Receive = Callable[[Inbound], Outcome]
# Given the part before the @, in lower case: what it is about, or None where it is not the room's.
StartsAt = Callable[[str], str | None]


@dataclass(frozen=True)
class Addressee:
    kind: str
    name: str | Promise
    receive: Receive
    starts_at: StartsAt | None
    # The words this addressee understands by itself; the others are answered by the house.
    commands: frozenset[Command]
    # What is written there is between persons: the desk sees that a letter came, and never what it says.
    is_private: bool
    # Answers may come from persons without an account, whose letter had a signed address for nobody's account.
    is_open: bool = False


_addressees: dict[str, Addressee] = {}


def receives(
    kind: str,
    *,
    name: str | Promise,
    starts_at: StartsAt | None = None,
    commands: frozenset[Command] | set[Command] = frozenset(),
    is_private: bool = False,
    is_open: bool = False,
) -> Callable[[Receive], Receive]:
    """Make the decorated function the addressee of that kind. `kind` is up to ten small letters; what is written to
    one that `is_private` is shown to nobody at the desk; to one that `is_open` somebody without an account may answer,
    and the function looks itself whether the address is theirs."""

    def keep(receive: Receive) -> Receive:
        _addressees[kind] = Addressee(
            kind, name, receive, starts_at, frozenset(commands), is_private, is_open
        )
        return receive

    return keep


def addressee_of(kind: str) -> Addressee | None:
    return _addressees.get(kind)


def addressees() -> list[Addressee]:
    return sorted(_addressees.values(), key=lambda one: one.kind)


def who_starts_at(local: str) -> tuple[str, str] | None:
    """Whose start address that is: the kind, and what it is about. `local` is the part before the @."""
    for addressee in addressees():
        payload = addressee.starts_at(local.lower()) if addressee.starts_at else None
        if payload is not None:
            return addressee.kind, payload
    return None
