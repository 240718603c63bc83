"""Which countries share a border on land, as Natural Earth draws them de facto (docs/building/map.md). No opinion of ours."""

import json
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

FOUND = Path(__file__).with_name("borders.json")


def neighbours(iso3: str) -> tuple[str, ...]:
    """The codes of the countries beside it, in alphabetical order; none of an island."""
    return tuple(_borders().get(iso3, ()))


def disclaimer() -> str:
    """To stand wherever neighbours are named."""
    return _(
        "Neighbours on land as Natural Earth draws their borders, which implies no opinion on the status of any territory."
    )


@lru_cache
def _borders() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(FOUND.read_text(encoding="utf-8"))
    return found
