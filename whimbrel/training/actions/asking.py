"""Somebody asks for a place who was not nominated, at a workshop that is open to all."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.people.models import User
from whimbrel.training.actions.standings import hold_workshop, stand
from whimbrel.training.emails.places import write_asked
from whimbrel.training.models import Registration, Status, Workshop
from whimbrel.training.queries.registrations import of_address


class NotOpen(Exception):
    """The workshop takes nobody who was not named for it, or not any more."""


@transaction.atomic
def ask_for_place(*, workshop: Workshop, fields: Mapping[str, Any], at: datetime) -> Registration:
    """Keep that they ask, and write to the address with the key to their own page. The Secretariat decides.

    Asked twice, it is kept once; whoever is on the list already only gets the letter, and nothing of them changes.
    Raises NotOpen.
    """
    workshop = hold_workshop(workshop.pk)
    if not workshop.is_open_to_all(on=workshop.local(at).date()):
        raise NotOpen
    known = of_address(workshop, str(fields["email"]))
    if known is None:
        known = Registration.objects.create(
            workshop=workshop,
            category=Registration.Category.OBSERVER,
            person=User.objects.filter(email__iexact=fields["email"], is_active=True).first(),
            **fields,
        )
        because = _("Asked for a place")
        stand(registration=known, status=Status.NOMINATED, at=at, because=because)
    write_asked(registration=known, at=at)
    return known
