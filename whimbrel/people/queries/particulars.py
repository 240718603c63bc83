"""What others see of a person."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat

from whimbrel.people.models import FieldChoice, User
from whimbrel.people.particulars import CHOSEN, PARTICULARS, Audience, Particular


def viewer_class_of(user: Any) -> str:
    """How near somebody stands who looks: "public", "members" or "secretariat"."""
    if not user.is_authenticated:
        return Audience.PUBLIC
    return Audience.SECRETARIAT if user.works_here else Audience.MEMBERS


def choices_of(person: User) -> dict[str, str]:
    """To whom each particular is shown that can be chosen, by the name of its field."""
    return _completed(_chosen([person]).get(person.pk, {}))


def particulars_shown(person: User, *, viewer_class: str, same_region: bool) -> list[Particular]:
    """What such a viewer sees of that person. `viewer_class` is an Audience."""
    region = {person.pk} if same_region else set()
    return particulars_of([person], viewer_class=viewer_class, same_region=region)[person.pk]


def particulars_of(
    people: Iterable[User], *, viewer_class: str, same_region: Collection[int] = ()
) -> dict[int, list[Particular]]:
    """What such a viewer sees of each of them, by key: two queries where `people` is a query itself.

    `same_region` holds the keys of those who are of the viewer's own region.
    """
    listed = list(people)
    chosen = _chosen(listed)
    return {
        person.pk: _shown(person, chosen.get(person.pk, {}), viewer_class, person.pk in same_region)
        for person in listed
    }


def people_showing(field: str, *, viewer_class: str) -> QuerySet[User]:
    """Everybody who shows that particular to such a viewer, whatever stands in it.

    The circle of a region is not known here: what somebody shows to their region only is found by the Secretariat.
    """
    kind = PARTICULARS[field]
    open_to = [one for one in Audience if kind.is_open_to(viewer_class, one, is_same_region=False)]
    chosen = FieldChoice.objects.filter(person=OuterRef("pk"), field=field)
    if kind.is_open_to(viewer_class, None, is_same_region=False):
        return User.objects.filter(~Exists(chosen.exclude(shown_to__in=open_to)))
    return User.objects.filter(Exists(chosen.filter(shown_to__in=open_to)))


def speakers_of(language: str, *, viewer_class: str) -> QuerySet[User]:
    """Who speaks the language of that code, and shows it to such a viewer."""
    listed = Concat(Value(","), F("spoken_languages"), Value(","))
    showing = people_showing("spoken_languages", viewer_class=viewer_class)
    return showing.alias(listed=listed).filter(listed__contains=f",{language},")


def experts_in(words: str, *, viewer_class: str) -> QuerySet[User]:
    """Who names every one of the words among what they know, and shows it to such a viewer."""
    found = people_showing("expertise", viewer_class=viewer_class)
    for word in words.split():
        found = found.filter(expertise__icontains=word)
    return found


def previews_of(person: User) -> list[tuple[Audience, list[Particular]]]:
    """What each circle sees of that person, from the widest to the narrowest."""
    chosen = _chosen([person]).get(person.pk, {})
    return [(circle, _shown(person, chosen, circle, False)) for circle in Audience]


def _chosen(people: list[User]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    rows = FieldChoice.objects.filter(person__in=people)
    for pk, field, shown_to in rows.values_list("person", "field", "shown_to"):
        found.setdefault(pk, {})[field] = shown_to
    return found


def _completed(chosen: Mapping[str, str]) -> dict[str, str]:
    return {kind.field: str(kind.audience(chosen.get(kind.field))) for kind in CHOSEN}


def _shown(
    person: User, chosen: Mapping[str, str], viewer_class: str, is_same_region: bool
) -> list[Particular]:
    return [
        Particular(field, str(kind.label), value)
        for field, kind in PARTICULARS.items()
        if kind.is_open_to(viewer_class, chosen.get(field), is_same_region=is_same_region)
        and (value := kind.value(person))
    ]
