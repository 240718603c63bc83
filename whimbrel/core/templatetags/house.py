"""Words every template of the house may use."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxInput
from django.http import HttpRequest
from django.template.context import Context
from django.urls import Resolver404, resolve
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from whimbrel.core import slots
from whimbrel.core.icons import ICONS, TURNS
from whimbrel.core.languages import current_language, has_language, in_language, translated
from whimbrel.core.moments import written_moment
from whimbrel.core.money import written_money
from whimbrel.core.navigation import Section, places_at_the_foot, sections
from whimbrel.core.periods import written_date, written_days
from whimbrel.core.prose import plain_of

register = template.Library()
NO_BREAK = "\N{NO-BREAK SPACE}"


@register.simple_tag
def slot(name: str, argument: str = "") -> SafeString:
    """Leave the mark of a private slot."""
    return mark_safe(slots.mark(name, str(argument)))  # noqa: S308 (a mark holds only its checked name)


@register.filter
def t(record: Any, field: str) -> str:
    """The record's text in the reader's language: `{{ country|t:"name" }}`."""
    return translated(record, field)


@register.filter
def plain(words: str) -> str:
    """What somebody wrote, without its marks, for a line in a list: `{{ proposal.words|plain|truncatechars:80 }}`."""
    return plain_of(words)


@register.filter
def written(day: date | None, form: str = "long") -> str:
    """The day written out in the reader's language; an en dash where it is not known.

    `{{ day|written:"medium" }}` shortens the month and keeps to one line, for a table.
    """
    if day is None:
        return "–"
    words = written_date(day, current_language(), form)
    return words if form == "long" else words.replace(" ", NO_BREAK)


@register.filter
def moment(at: datetime | None, zone: str = "UTC") -> str:
    """Day and time by the clock of that zone, which is named: `{{ poll.closes_at|moment:person.time_zone }}`."""
    return "–" if at is None else written_moment(at, zone, current_language())


@register.filter
def money(amount: Decimal | None, currency: str) -> str:
    """The amount as the reader writes it, on one line: `{{ account.pledged|money:account.currency }}`."""
    if amount is None:
        return "–"
    return written_money(amount, currency, current_language()).replace(" ", NO_BREAK)


@register.simple_tag
def days(first: date | None, last: date | None) -> str:
    """From which day to which: "4–9 Nov 2014"; the first alone where the last is not known."""
    if first is None:
        return "–"
    return written_days(first, last or first, current_language()).replace(" ", NO_BREAK)


@register.simple_tag
def this_page_in(request: HttpRequest, language: str) -> str:
    """The address of the page being read, in another language, its query kept."""
    if request.resolver_match is None:
        try:
            resolve(request.path_info)
        except Resolver404:
            return f"/{language}/"
    whole = request.get_full_path()
    return in_language(whole, language) if has_language(request.path) else whole


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon for the word beside it; it says nothing to a screen reader."""
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>',
        " icon-turns" if name in TURNS else "",
        ICONS[name],
    )


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> list[Section]:
    """The sections of the site, seen from the page being written."""
    request = context.get("request")
    return sections(request.path if request else "")


@register.simple_tag(takes_context=True)
def footer_places(context: Context) -> tuple[Section, ...]:
    """What stands at the foot of every page, seen from the page being written."""
    request = context.get("request")
    return places_at_the_foot(request.path if request else "")


@register.simple_tag
def address_in(request: HttpRequest, language: str) -> str:
    """The page's whole address in that language, without its query."""
    path = request.path
    return f"{settings.SITE_URL}{in_language(path, language) if has_language(path) else path}"


@register.simple_tag
def source_code_url() -> str:
    """Where the source of this very site is offered (AGPL, section 13); empty where none is set."""
    return settings.SOURCE_URL


@register.inclusion_tag("core/components/field.html")
def question(field: BoundField) -> dict[str, Any]:
    """One question of a form: label, hint, error, answer, tied together for a screen reader."""
    widget = field.field.widget
    # A placeholder goes away when one begins to type; the label above stays.
    widget.attrs.pop("placeholder", None)
    described = [f"{field.auto_id}_helptext"] * bool(field.help_text)
    described += [f"{field.auto_id}_error"] * bool(field.errors)
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(described)} if described else {}
    if isinstance(widget, CheckboxInput):
        kind = "choice"
    else:
        kind = "group" if field.use_fieldset else "line"
    return {"field": field, "widget": field.as_widget(attrs=attrs), "kind": kind}
