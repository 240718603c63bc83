"""What waits for everybody with an account."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.needs import Need, Person, needs_of_person
from whimbrel.people.queries.house_rules import rules_to_accept


@needs_of_person("people.rules", order=5)
def rules(person: Person, at: datetime) -> list[Need]:
    """A version of the rules that the person has not accepted."""
    version = rules_to_accept(person.pk or 0, on=localdate(at))
    if version is None:
        return []
    return [
        Need(
            text=_("The rules of this site: read and accept them"),
            url=reverse("people:rules_accept"),
            day=version.in_force_on,
        )
    ]
