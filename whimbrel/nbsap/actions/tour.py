"""The tour through a questionnaire is put away."""

from datetime import datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.nbsap.models import TourPutAway
from whimbrel.people.models import User


@transaction.atomic
def put_tour_away(*, person: User, at: datetime) -> TourPutAway:
    """The person is shown the way no more; the tour stays where it is. Doing it twice changes nothing."""
    put_away, is_new = TourPutAway.objects.get_or_create(person=person, defaults={"at": at})
    if is_new:
        record(person, "put the tour away", person)
    return put_away
