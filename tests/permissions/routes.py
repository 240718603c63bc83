"""Every URL pattern of the site, however deep it is nested, under a name that a person can read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelBase
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

PARAMETER = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Route:
    """One address with its parameters: `<lang>/countries/<iso3>/`."""

    name: str
    view: Callable[..., Any]

    @property
    def parameters(self) -> list[str]:
        return PARAMETER.findall(self.name)

    @property
    def model(self) -> type[Model] | None:
        """The records that the page is about, where the view says so."""
        given = getattr(self.view, "view_initkwargs", {}).get("model")
        model = given or getattr(getattr(self.view, "view_class", None), "model", None)
        return model if isinstance(model, ModelBase) else None


@cache
def routes() -> dict[str, Route]:
    """By name. Of two patterns for the same addresses the second is never reached, and left out."""
    found: dict[str, Route] = {}
    for name, view in _walk(get_resolver().url_patterns, ""):
        found.setdefault(_readable(name), Route(_readable(name), view))
    return found


def _walk(patterns: list[Any], above: str) -> Iterator[tuple[str, Any]]:
    for one in patterns:
        is_language = isinstance(one.pattern, LocalePrefixPattern)
        name = above + ("<lang>/" if is_language else str(one.pattern))
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, name)
        else:
            yield name, one.callback


def _readable(name: str) -> str:
    name = re.sub(r"\(\?P<(\w+)>[^()]*\)", r"<\1>", name)
    count = iter(range(1, 10))
    name = re.sub(r"\([^()]*\)", lambda _: f"<part{next(count)}>", name)
    name = re.sub(r"<\w+:(\w+)>", r"<\1>", name)
    name = name.replace(".*", "<anything>").replace("\\.", ".")
    return re.sub(r"[\^$]", "", name)
