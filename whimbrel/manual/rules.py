"""Who may do what in the Manual. How old a translation is stands in `freshness.py`."""

from datetime import date

from whimbrel.manual.models import Consultation
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Offices


def can_read_members_articles(offices: Offices) -> bool:
    """Whoever holds an office today: named by a government, sent by a body, or of the Secretariat."""
    return offices.is_member


def can_translate(offices: Offices) -> bool:
    """Whoever keeps the records, and translators."""
    return offices.is_secretariat or offices.has_role(Role.TRANSLATOR)


def can_publish_translation(offices: Offices) -> bool:
    """Whoever keeps the records. What a translator hands in, they look at first."""
    return offices.is_secretariat


def can_keep_manual(offices: Offices) -> bool:
    """Whoever keeps the records names editions and takes the whole Manual away."""
    return offices.is_secretariat


def can_propose_wording(offices: Offices) -> bool:
    """Whoever holds an office today: the Manual is written with the input of all Parties."""
    return offices.is_member


def can_settle_proposal(offices: Offices) -> bool:
    """Whoever keeps the records."""
    return offices.is_secretariat


def can_work_through_checklists(offices: Offices) -> bool:
    """Whoever holds an office today."""
    return offices.is_member


def can_write_national_procedure(offices: Offices) -> bool:
    """Whoever acts for a country: for that country, and to be read by its people only."""
    return bool(offices.countries)


def can_comment(offices: Offices, consultation: Consultation, *, today: date) -> bool:
    """Whoever holds an office, until the end of the last day."""
    return offices.is_member and consultation.is_open(on=today)
