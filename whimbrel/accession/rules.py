"""Who may do what with the files on States that are no Parties. Pure: what somebody holds is passed in."""

from whimbrel.treaties.queries.offices import Offices


def can_keep_recruitment(offices: Offices) -> bool:
    """The Secretariat alone: what a government considers is told to nobody else, its neighbours least."""
    return offices.is_secretariat
