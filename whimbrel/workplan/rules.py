"""Who may do what with the plan and its money. Pure: what somebody holds is passed in."""

from whimbrel.treaties.queries.offices import Offices


def can_enter_money(offices: Offices) -> bool:
    """Whoever keeps the records; a donor only reads."""
    return offices.is_secretariat


def can_carry_over(offices: Offices) -> bool:
    return offices.is_secretariat


def can_appraise(offices: Offices) -> bool:
    """Marks, risks and findings are the Secretariat's own; who evaluates from outside reads them by a link."""
    return offices.is_secretariat


def can_keep_activities(offices: Offices) -> bool:
    return offices.is_secretariat


def can_decide_versions(offices: Offices) -> bool:
    """Puts plans forward, and enters what a meeting or committee decided about them."""
    return offices.is_secretariat
