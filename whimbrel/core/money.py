"""Money: exact to the smallest coin, split without a remainder, converted at a rate that is kept."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_currency

CENT = Decimal("0.01")
# The accounts of the family and of those who pay for it.
CURRENCIES = ("EUR", "USD", "CHF", "GBP", "JPY", "NOK", "SEK", "DKK", "CAD", "AUD", "KES", "XOF")


def to_the_cent(amount: Decimal) -> Decimal:
    """Rounded as book-keepers round: half a cent goes up, away from nought."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def converted(amount: Decimal, rate: Decimal) -> Decimal:
    """The amount in another currency, of which `rate` units were worth one of its own."""
    return to_the_cent(amount * rate)


def split(amount: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """The amount in parts as large as the weights have it, to the cent, that add up to it exactly.

    What rounding leaves over goes cent by cent to the parts that lost most by it, the earlier of equals first.
    Raises ValueError where no weight is above nought, or one is below.
    """
    total = sum(weights, Decimal())
    if total <= 0 or any(one < 0 for one in weights):
        raise ValueError("A split needs weights, at least one of them above nought.")
    sign = -1 if amount < 0 else 1
    cents = int(abs(amount) / CENT)
    exact = [cents * one / total for one in weights]
    parts = [int(one) for one in exact]
    by_loss = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_loss[: cents - sum(parts)]:
        parts[place] += 1
    return [sign * part * CENT for part in parts]


def written_money(amount: Decimal, currency: str, language: str) -> str:
    """The amount with its currency, as readers of that language write it."""
    return format_currency(amount, currency, locale=language)
