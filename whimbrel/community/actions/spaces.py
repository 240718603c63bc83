"""What a person chooses of a space."""

from django.db import transaction

from whimbrel.community.models import Digest, Space, Subscription
from whimbrel.people.actions.account import change_profile
from whimbrel.people.models import User


@transaction.atomic
def choose_how_often(*, space: Space, person: User, often: str) -> Subscription:
    """Remember how often the space writes to the person."""
    found, _ = Subscription.objects.update_or_create(
        space=space, person=person, defaults={"often": often}
    )
    return found


@transaction.atomic
def choose_hour(*, person: User, hour: int, time_zone: str) -> Digest:
    """Remember at which hour, and by which clock, the person is told all together."""
    if time_zone != person.time_zone:
        change_profile(person=person, time_zone=time_zone)
    found, _ = Digest.objects.update_or_create(person=person, defaults={"hour": hour})
    return found
