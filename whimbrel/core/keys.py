"""Keys in letters: a link that opens one record for whoever has it, without signing in."""

from django.core import signing


def key_to(record: int, *, salt: str) -> str:
    """The key to that record; `salt` says what it opens, so that no key opens anything else. It is the same each time."""
    return signing.Signer(salt=salt).sign_object(record)


def record_behind(key: str, *, salt: str) -> int:
    """The number of the record; 0 where the key was not made here, or was damaged on its way."""
    try:
        return int(signing.Signer(salt=salt).unsign_object(key))
    except (signing.BadSignature, TypeError, ValueError):
        return 0
