"""Short codes that people read aloud, type from a wall, or carry on a badge."""

from django.utils.crypto import get_random_string

# Without letters and digits that are mistaken for one another.
CLEAR = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def clear_code(length: int) -> str:
    return get_random_string(length, CLEAR)


def badge_code() -> str:
    """Long enough that nobody guesses another's (50 bits); says nothing of whom it is for."""
    return clear_code(10)


def cleaned_code(typed: str) -> str:
    """As it was given out, whatever spaces, dashes and small letters it was typed with."""
    return "".join(sign for sign in typed.upper() if sign in CLEAR)


def certificate_code() -> str:
    """What stands on a certificate and opens its page: a hundred bits, so that nobody finds one by trying."""
    return clear_code(20)
