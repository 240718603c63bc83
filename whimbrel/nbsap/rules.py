"""Who may do what with the national plans. Pure: what somebody holds is passed in."""

from whimbrel.treaties.queries.offices import Offices


def can_keep_plan(offices: Offices, *, country_id: int) -> bool:
    """The focal points of the country, whichever convention they are of, and the Secretariat."""
    return offices.is_secretariat or country_id in offices.countries
