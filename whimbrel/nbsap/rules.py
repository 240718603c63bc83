"""Who may do what with the national plans. Pure: what somebody holds is passed in."""

from datetime import date

from whimbrel.nbsap.models import Delegation, Questionnaire, ReplyStage
from whimbrel.nbsap.queries.stages import is_open
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Offices


def can_keep_plan(offices: Offices, *, country_id: int) -> bool:
    """The focal points of the country, whichever convention they are of, and the Secretariat."""
    return offices.is_secretariat or country_id in offices.countries


def can_hand_in(offices: Offices, *, country_id: int, questionnaire: Questionnaire) -> bool:
    """Only the country's National Focal Point for the convention that asks."""
    return any(
        one.role == Role.NFP
        and one.country_id == country_id
        and one.instrument_id == questionnaire.instrument_id
        for one in offices.held
    )


def can_review(offices: Offices) -> bool:
    return offices.is_secretariat


def can_answer_delegated(delegation: Delegation, *, stage: ReplyStage, today: date) -> bool:
    """Until the day that was said and as long as it was not taken back, while the country may write."""
    return delegation.ended_at is None and today <= delegation.due_on and is_open(stage)
