"""Whose address that is. The house asks whoever keeps people; core itself knows none.

A room below says in its `inbox.py` how to find somebody (`finds_senders`), or which country a stranger's address
speaks of (`guesses_countries`).
"""

from collections.abc import Callable

from whimbrel.core.inbox.inbound import Sender

Find = Callable[[str], Sender | None]
Guess = Callable[[str], str]

_finders: list[Find] = []
_guessers: list[Guess] = []


def finds_senders(find: Find) -> Find:
    """Let the decorated function say whose address that is; None for a stranger's."""
    _finders.append(find)
    return find


def guesses_countries(guess: Guess) -> Guess:
    """Let the decorated function name the country a stranger's address speaks of; empty for none."""
    _guessers.append(guess)
    return guess


def sender_at(address: str) -> Sender | None:
    """Who writes from that address; None for a stranger."""
    return next((found for find in _finders if (found := find(address)) is not None), None)


def country_behind(address: str) -> str:
    """The name of the country a stranger's address speaks of; empty where it speaks of none."""
    return next((name for guess in _guessers if (name := guess(address))), "")
