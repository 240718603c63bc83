"""Who may do what with the files on States that are no Parties. Pure: what somebody holds is passed in."""

from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Offices


def can_keep_recruitment(offices: Offices) -> bool:
    """The Secretariat alone: what a government considers is told to nobody else, its neighbours least."""
    return offices.is_secretariat


def can_set_desks(offices: Offices) -> bool:
    """Administrators say which officer keeps which regions."""
    return offices.has_role(Role.ADMINISTRATOR)
