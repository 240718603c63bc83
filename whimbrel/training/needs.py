"""What waits in training for a person."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate

from whimbrel.core.needs import LINES, Kind, Need, Person, needs_of_person
from whimbrel.training.queries.needs import waiting_for


@needs_of_person("training.needs", order=45)
def surveys(person: Person, at: datetime) -> list[Need]:
    """Surveys that ask the person, until their last day."""
    if not person.is_authenticated:
        return []
    return [
        Need(
            text=str(one.assessment),
            url=reverse("training:needs_mine", args=[one.pk]),
            kind=Kind.DEADLINE,
            day=one.assessment.closes_on,
        )
        for one in waiting_for(person.pk, on=localdate(at)).order_by("assessment__closes_on")[
            :LINES
        ]
    ]
