"""Who may do what with letters, rooms and particulars. Pure: what somebody holds today is passed in."""

from whimbrel.treaties.models import SECRETARIAT, Role
from whimbrel.treaties.queries.offices import Offices

# Translators and moderators work on texts; letters and people are not theirs.
LETTERS = (Role.STAFF, Role.ADMINISTRATOR)


def can_check_letters(offices: Offices) -> bool:
    """Take a letter or send it back, and so open and end designations."""
    return offices.has_role(*LETTERS)


def can_name_for(offices: Offices, role: str) -> bool:
    """Take a letter that names somebody for that role. Only an administrator lets people in at the Secretariat."""
    if role in SECRETARIAT:
        return offices.has_role(Role.ADMINISTRATOR)
    return can_check_letters(offices)


def can_read_letter(offices: Offices, country_id: int | None) -> bool:
    """Read the scan of a letter that speaks for that country, or for none."""
    return can_check_letters(offices) or (
        country_id is not None and can_enter_room(offices, country_id)
    )


def can_send_letter(offices: Offices, country_id: int) -> bool:
    """Hand in a letter of that country's government."""
    return country_id in offices.countries or can_check_letters(offices)


def can_enter_room(offices: Offices, country_id: int) -> bool:
    """See the country's own room: letters, past and present designations, drafts."""
    return country_id in offices.countries or can_check_letters(offices)


def viewer_class(offices: Offices) -> str:
    """Whose eyes a person's particulars are shown to: "public", "members" or "secretariat"."""
    if offices.is_secretariat:
        return "secretariat"
    return "members" if offices.is_member else "public"


def shares_region(offices: Offices, region_ids: frozenset[int]) -> bool:
    return bool(offices.regions & region_ids)
