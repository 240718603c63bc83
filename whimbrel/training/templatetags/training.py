"""Words for the templates of training."""

from datetime import datetime

from django import template

from whimbrel.core.languages import language_names
from whimbrel.training.models import CLOSED, SEATED, Status

register = template.Library()


@register.filter
def standing_word(status: str) -> str:
    """What a standing is called; an en dash where there is none."""
    return str(Status(status).label) if status in Status.values else "–"


@register.filter
def standing_mark(status: str) -> str:
    """Which kind of tag shows it: good, wait or bad."""
    if status in SEATED:
        return "good"
    return "bad" if status in CLOSED else "wait"


@register.filter
def standing_icon(status: str) -> str:
    return {"good": "check", "bad": "cross"}.get(standing_mark(status), "wait")


@register.filter
def clock(at: datetime) -> str:
    """The time of day by the clock the moment is told by: "09:30"."""
    return f"{at:%H:%M}"


@register.filter
def language_in_words(code: str) -> str:
    """What a language is called in the reader's own."""
    return language_names([code])[0]
