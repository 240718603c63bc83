"""How a newcomer is welcomed."""

from django.db import transaction
from django.utils.timezone import now

from whimbrel.core.journal import record
from whimbrel.people.models import User, WelcomeStep
from whimbrel.people.welcome import STEPS


@transaction.atomic
def take_welcome_step(*, person: User, step: str) -> WelcomeStep:
    """The person has gone through one step. Doing it twice changes nothing. Raises KeyError for no step of ours."""
    STEPS[step]
    taken, is_new = WelcomeStep.objects.get_or_create(
        person=person, step=step, defaults={"done_at": now()}
    )
    if is_new:
        record(person, "took a step of the welcome", person, step=step)
    return taken


@transaction.atomic
def finish_welcome(*, person: User) -> User:
    """The newcomer is at home: nobody shows them the steps again. Doing it twice changes nothing."""
    if person.welcomed_at is None:
        person.welcomed_at = now()
        person.save(update_fields=["welcomed_at"])
        record(person, "finished the welcome", person)
    return person
