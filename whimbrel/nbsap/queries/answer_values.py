"""What may be answered to a question, and how it is kept: the same on a page, in a sheet and in a Word file."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from whimbrel.nbsap.models import Extent, Question

LONGEST = 20_000
LONGEST_ADDRESS = 500


class NoAnswer(ValueError):
    """The words are no answer to the question; what they say is what to do about it."""


def read_answer(question: Question, words: str) -> str:
    """The answer as it is kept; "" for none. Days are ISO, numbers plain. Raises NoAnswer."""
    words = words.replace("\0", "").replace("\r\n", "\n").strip()
    if not words:
        return ""
    if len(words) > LONGEST:
        raise NoAnswer(
            _("This has %(length)s characters; the most is %(longest)s. Shorten it.")
            % {"length": len(words), "longest": LONGEST}
        )
    return _READERS[question.kind](words)


def _extent(words: str) -> str:
    said = words.casefold()
    for one in Extent:
        if said in (one.value, str(one.label).casefold()):
            return one.value
    labels = ", ".join(str(one.label) for one in Extent)
    raise NoAnswer(_("Write one of: %(known)s.") % {"known": labels})


def _number(words: str) -> str:
    plain = words.replace(" ", "").replace("\u00a0", "").replace("\u202f", "").replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= Decimal(10) ** 15:
        raise NoAnswer(_("“%(words)s” is not a number. Write digits only.") % {"words": words[:40]})
    return f"{number:f}"


def _day(words: str) -> str:
    try:
        # A spreadsheet gives a day with its time.
        day = date.fromisoformat(words.removesuffix(" 00:00:00"))
    except ValueError:
        day = None
    if day is None or not 1900 <= day.year <= 2200:
        raise NoAnswer(
            _("“%(words)s” is not a day. Write year, month and day like 2026-11-30.")
            % {"words": words[:40]}
        )
    return day.isoformat()


def _address(words: str) -> str:
    address = words if "://" in words else f"https://{words}"
    try:
        URLValidator(schemes=["http", "https"])(address[: LONGEST_ADDRESS + 1])
    except ValidationError:
        address = ""
    if not address or len(address) > LONGEST_ADDRESS:
        raise NoAnswer(_("“%(words)s” is not an address on the web.") % {"words": words[:40]})
    return address


_READERS: dict[str, Callable[[str], str]] = {
    Question.Kind.EXTENT: _extent,
    Question.Kind.TEXT: str,
    Question.Kind.NUMBER: _number,
    Question.Kind.DAY: _day,
    Question.Kind.ADDRESS: _address,
}
