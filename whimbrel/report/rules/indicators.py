"""Who may do what with indicators. Pure: what somebody holds, and where a value stands, is passed in."""

from whimbrel.report.models import ValueStep
from whimbrel.report.models.indicator import OPEN
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Offices

Step = ValueStep.Step
# From where to where a value may go.
WAYS: dict[str, tuple[str, ...]] = {
    Step.DRAFT: (Step.SUBMITTED,),
    Step.RETURNED: (Step.SUBMITTED,),
    Step.SUBMITTED: (Step.RETURNED, Step.APPROVED),
    Step.APPROVED: (Step.RETURNED, Step.LOCKED),
    Step.LOCKED: (),
}


def can_read_values(offices: Offices) -> bool:
    """Drafts and the talk about them: the Secretariat, and the Standing Committee to which it answers."""
    return offices.is_secretariat or offices.has_role(Role.STANDING)


def can_question_values(offices: Offices) -> bool:
    return can_read_values(offices)


def can_enter_values(offices: Offices) -> bool:
    return offices.is_secretariat


def can_change_value(offices: Offices, *, step: str) -> bool:
    """What was handed in rests until it is returned."""
    return can_enter_values(offices) and step in OPEN


def can_move_value(
    offices: Offices, *, step: str, to: str, submitted_by: int | None, person: int
) -> bool:
    """Along the ways there are; nobody approves what they handed in themselves."""
    if not can_enter_values(offices) or to not in WAYS.get(step, ()):
        return False
    return to != Step.APPROVED or submitted_by != person


def can_lock_period(offices: Offices) -> bool:
    return can_enter_values(offices)


def can_open_period(offices: Offices, *, locked_by: int | None, person: int) -> bool:
    """Another one of those who may lock it, as nobody approves what they handed in."""
    return can_enter_values(offices) and locked_by != person


def can_see_value_file(offices: Offices, *, is_for_everybody: bool) -> bool:
    return is_for_everybody or can_read_values(offices)
