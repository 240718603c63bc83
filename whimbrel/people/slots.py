import hashlib
from functools import lru_cache

from django.middleware.csrf import CSRF_ALLOWED_CHARS, CSRF_SECRET_LENGTH, get_token
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import salted_hmac

from whimbrel.core import slots
from whimbrel.core.stored.readers import Reader

PLACE_OF_TOKEN = "{token}"  # noqa: S105 (where one goes, not one)


@slots.register("me")
def me(reader: Reader, argument: str) -> str | None:
    """Who is signed in, with the ways to the desk and out; for a visitor the way in."""
    if reader.person is None:
        return _me(reader.language, "", False, reader.way_back)
    token = csrf(reader, "")
    if token is None:
        return None
    return _me(reader.language, reader.person.name, reader.person.is_staff, "").replace(
        PLACE_OF_TOKEN, token
    )


@slots.register("messages")
def messages(reader: Reader, argument: str) -> str | None:
    """What the last action has to say to this reader."""
    if reader.request is None:
        return None if reader.has_news else ""
    return render_to_string("people/slots/messages.html", {}, reader.request).strip()


@slots.register("csrf")
def csrf(reader: Reader, argument: str) -> str | None:
    """The token without which a form of a stored page could not be sent; None where a cookie must be set first."""
    secret = reader.csrf_secret
    if reader.request is not None:
        get_token(reader.request)
        secret = reader.request.META["CSRF_COOKIE"]
    if not _is_secret(secret):
        return None
    # Letters and digits only, as was looked at above.
    token = masked(secret, reader.page)
    return f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'


def _is_secret(secret: str) -> bool:
    # The length first: what is remembered must not be as long as somebody likes.
    return len(secret) == CSRF_SECRET_LENGTH and _is_of_letters(secret)


@lru_cache(maxsize=2000)
def _is_of_letters(secret: str) -> bool:
    return set(secret) <= set(CSRF_ALLOWED_CHARS)


@lru_cache(maxsize=10000)
def masked(secret: str, page: str) -> str:
    """The secret as a form carries it: masked, with another mask on each page.

    Django masks it anew for each answer, so that nobody can guess it from the length of pressed pages with
    guesses in them. A guess would have to stand in the address; so a mask made from the address does the same,
    and the answer to the same question stays the same.
    """
    seed = salted_hmac(
        "whimbrel.people.slots.masked", f"{secret} {page}", algorithm="sha256"
    ).digest()
    letters, many = CSRF_ALLOWED_CHARS, len(CSRF_ALLOWED_CHARS)
    mask = [byte % many for byte in hashlib.sha256(seed).digest()]
    cipher = [(letters.index(one) + other) % many for one, other in zip(secret, mask, strict=True)]
    return "".join(letters[at] for at in mask + cipher)


@lru_cache(maxsize=2000)
def _me(language: str, name: str, is_staff: bool, way_back: str) -> str:
    with translation.override(language):
        return render_to_string(
            "people/slots/me.html",
            {"name": name, "is_staff": is_staff, "next": way_back, "token": PLACE_OF_TOKEN},
        )
