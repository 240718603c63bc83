"""Who may do and see what with an account. Pure: nothing is read here."""

from whimbrel.people.models import User
from whimbrel.people.particulars import PARTICULARS


def can_see_particular(
    field: str, choice: str | None, viewer_class: str, is_same_region: bool
) -> bool:
    """Whether a viewer sees that particular of somebody else.

    `choice` is what that person chose, None where nothing; `viewer_class` an Audience: "public", "members",
    "region" or "secretariat". "region" means members of the person's own region and the Secretariat.
    """
    return PARTICULARS[field].is_open_to(viewer_class, choice, is_same_region=is_same_region)


def can_leave(person: User) -> bool:
    """Whoever works here hands over first: a house must not lose its administrators by a form."""
    return person.is_active and not (person.works_here or person.lacks_second_key)
