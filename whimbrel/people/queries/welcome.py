"""How far a newcomer has come."""

from whimbrel.people.models import User, WelcomeStep
from whimbrel.people.welcome import STEPS


def next_welcome_step(person: User) -> str | None:
    """The first step the person has not gone through; None for whoever has been welcomed."""
    if person.welcomed_at is not None:
        return None
    done = set(WelcomeStep.objects.filter(person=person).values_list("step", flat=True))
    return next((step for step in STEPS if step not in done), list(STEPS)[-1])
