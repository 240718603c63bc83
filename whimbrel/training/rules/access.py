"""Who may do what with a workshop. Pure: what somebody holds today is passed in."""

from collections.abc import Collection
from datetime import date

from whimbrel.training.models import Steward, Workshop, WorkshopInvitation
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Offices

# Editors keep texts; persons, money and passports are not theirs.
KEEPERS = (Role.STAFF, Role.ADMINISTRATOR)


# Whoever helps at the door.
DOOR = {Steward.Task.REGISTRATION, Steward.Task.CHECK_IN}


def can_run_workshops(offices: Offices) -> bool:
    """Invite, select, pay, and see what participants told."""
    return offices.has_role(*KEEPERS)


def can_nominate(
    offices: Offices, workshop: Workshop, invitation: WorkshopInvitation | None, today: date
) -> bool:
    """Put persons forward for the invited country or body, while nominations are open."""
    return can_see_nominations(offices, invitation) and (
        workshop.is_open_for_nominations(on=today) or can_run_workshops(offices)
    )


def can_see_nominations(offices: Offices, invitation: WorkshopInvitation | None) -> bool:
    """See whom the invited country or body has put forward, and how each stands."""
    if invitation is None or invitation.withdrawn_at is not None:
        return False
    if can_run_workshops(offices):
        return True
    if invitation.country_id is not None:
        return invitation.country_id in offices.countries
    return any(one.body_id == invitation.body_id for one in offices.held)


def can_check_in(offices: Offices, tasks: Collection[str]) -> bool:
    """Mark who is present. `tasks` are those the person has at this workshop today."""
    return can_run_workshops(offices) or bool({*tasks} & DOOR)


def can_register_at_the_door(offices: Offices, tasks: Collection[str]) -> bool:
    return can_run_workshops(offices) or Steward.Task.REGISTRATION in tasks


def can_write_minutes(offices: Offices, tasks: Collection[str], *, is_trainer: bool) -> bool:
    """Write down what a session said: whoever runs the workshop, its rapporteurs, and who teaches the session."""
    return can_run_workshops(offices) or Steward.Task.MINUTES in tasks or is_trainer


def can_see_cohort(offices: Offices, *, is_trainer: bool) -> bool:
    """See who is in a course, and who was at which session: whoever runs workshops, and who teaches one of its sessions."""
    return can_run_workshops(offices) or is_trainer
