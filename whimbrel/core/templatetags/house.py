"""Words every template of the house may use."""

from datetime import date
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import Resolver404, resolve, translate_url
from django.utils.safestring import SafeString, mark_safe

from whimbrel.core import slots
from whimbrel.core.languages import current_language, translated
from whimbrel.core.periods import written_date

register = template.Library()


@register.simple_tag
def slot(name: str, argument: str = "") -> SafeString:
    """Leave the mark of a private slot."""
    return mark_safe(slots.mark(name, str(argument)))  # noqa: S308 (a mark holds only its checked name)


@register.filter
def t(record: Any, field: str) -> str:
    """The record's text in the reader's language: `{{ country|t:"name" }}`."""
    return translated(record, field)


@register.filter
def written(day: date | None) -> str:
    """The day written out in the reader's language; an en dash where it is not known."""
    return written_date(day, current_language()) if day else "–"


@register.simple_tag
def this_page_in(request: HttpRequest, language: str) -> str:
    """The address of the page being read, in another language, its query kept."""
    try:
        resolve(request.path_info)
    except Resolver404:
        return f"/{language}/"
    return translate_url(request.get_full_path(), language)
