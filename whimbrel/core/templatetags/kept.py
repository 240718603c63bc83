"""Pieces of pages that are written once and kept: the same piece, of the same values, in the same language.

Writing a table of a hundred and thirty Parties is most of what its page costs, and its rows are the same on
almost every day one asks about. What is kept depends on nothing but what it is named by, so it never becomes
old, and nobody has to remember to throw it away.
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from django import template
from django.template.loader import get_template
from django.urls import get_urlconf
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()
# Pieces, and the longest that is kept: a few megabytes in each process at the most.
MOST, LONGEST = 6000, 4000
_kept: OrderedDict[Hashable, str] = OrderedDict()
_changing = threading.Lock()


@register.simple_tag
def same(name: str, **values: Any) -> SafeString:
    """The piece written by the template from these values and nothing else: `{% same "core/…/footer.html" code=code %}`.

    The values must be hashable, and equal only where they are written the same: texts, numbers, days, frozen
    dataclasses. No model instance: two of them are equal as soon as they have the same key.
    """
    key = (*_manner(name), tuple(values.items()))
    return mark_safe(_kept.get(key) or _written(key, name, values))  # noqa: S308 (a template wrote it)


@register.simple_tag
def each(rows: Iterable[Any], name: str) -> SafeString:
    """The pieces written by the template from each row, which it knows as `row`: `{% each parties "…/party_row.html" %}`."""
    manner = _manner(name)
    return mark_safe(  # noqa: S308
        "".join(
            _kept.get((*manner, row)) or _written((*manner, row), name, {"row": row})
            for row in rows
        )
    )


def forget_all() -> None:
    """For whoever changes templates or words under a running process."""
    with _changing:
        _kept.clear()


def _manner(name: str) -> tuple[str, str | None, str | None]:
    """What a piece depends on besides its values."""
    return name, get_language(), get_urlconf()


def _written(key: Hashable, name: str, values: Mapping[str, Any]) -> str:
    context = template.Context(dict(values))
    piece: str = get_template(name).template.render(context).strip()  # type: ignore[attr-defined]
    with _changing:
        if len(piece) <= LONGEST:
            _kept[key] = piece
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return piece
