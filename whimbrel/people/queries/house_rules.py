"""The rules of this site, and who has accepted them."""

from datetime import date

from whimbrel.people.models import RulesAcceptance, RulesVersion


def rules_to_accept(person_id: int, *, on: date) -> RulesVersion | None:
    """The version in force on that day, where the person has not accepted it. Two queries."""
    version = RulesVersion.objects.in_force(on=on)
    if version is None:
        return None
    accepted = RulesAcceptance.objects.filter(person=person_id, version=version)
    return None if accepted.exists() else version
