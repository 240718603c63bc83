"""What people choose about who sees what of them."""

from collections.abc import Mapping

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import FieldChoice, User
from whimbrel.people.particulars import CHOSEN, PARTICULARS, Audience
from whimbrel.people.queries.particulars import choices_of


@transaction.atomic
def choose_visibility(*, person: User, choices: Mapping[str, str]) -> User:
    """Keep to whom each of these particulars is shown: the field's name and an Audience.

    Raises ValueError for what there is nothing to choose about.
    """
    if strange := choices.keys() - {kind.field for kind in CHOSEN}:
        raise ValueError(f"Nobody chooses who sees this: {', '.join(sorted(strange))}.")
    before = choices_of(person)
    changed = [
        field for field in PARTICULARS if field in choices and choices[field] != before[field]
    ]
    for field in changed:
        FieldChoice.objects.update_or_create(
            person=person, field=field, defaults={"shown_to": Audience(choices[field])}
        )
    if changed:
        record(person, "chose who sees what", person, fields=changed)
    return person
