"""What a person chooses of a space."""

from django.db import transaction

from whimbrel.community.models import Space, Subscription
from whimbrel.people.models import User


@transaction.atomic
def choose_how_often(*, space: Space, person: User, often: str) -> Subscription:
    """Remember how often the space writes to the person."""
    found, _ = Subscription.objects.update_or_create(
        space=space, person=person, defaults={"often": often}
    )
    return found
