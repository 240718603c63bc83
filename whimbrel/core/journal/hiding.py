"""Records of which not everybody at the desk may know: a room says which, and journal and outbox tell those people nothing."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db.models import Q

# The keys of the records of one kind that are kept from the person.
KeptFrom = Callable[[Any], Iterable[int]]
F = TypeVar("F", bound=KeptFrom)

_hiding: dict[tuple[str, str], KeptFrom] = {}


def hides(room: str, model: str) -> Callable[[F], F]:
    """Ask the decorated function which records of that kind are kept from a person."""

    def keep(function: F) -> F:
        _hiding[room, model] = function
        return function

    return keep


def kept_keys(room: str, model: str, person: Any) -> list[int]:
    """The keys of the records of that kind that are kept from the person."""
    kept_from = _hiding.get((room, model))
    return list(kept_from(person)) if kept_from else []


def hidden_from(person: Any) -> Q:
    """The lines of the journal that the person does not read, to be excluded."""
    found = Q(pk__in=[])
    for room, model in _hiding:
        if keys := kept_keys(room, model, person):
            found |= Q(subject_type__app_label=room, subject_type__model=model, subject_id__in=keys)
    return found
