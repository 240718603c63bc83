"""Shares as people read them."""

from babel.numbers import format_percent
from django import template

from whimbrel.core.languages import current_language

register = template.Library()


@register.filter
def percent(share: float) -> str:
    """ "82%" of 0.82, as the reader's language writes it."""
    return format_percent(round(share, 2), locale=current_language())


@register.filter
def points(share: float) -> int:
    """Points of a hundred: 14 of 0.14."""
    return round(100 * share)
