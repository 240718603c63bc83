"""Everybody in the demo has accepted the rules, so that whoever tries it comes straight to a desk."""

from django.utils.timezone import localdate, now

from whimbrel.people.actions import accept_rules
from whimbrel.people.models import RulesAcceptance, RulesVersion, User


def accept_demo_rules() -> list[RulesAcceptance]:
    """Let everybody accept the version in force. Doing it twice changes nothing."""
    version = RulesVersion.objects.in_force(on=localdate())
    people = User.objects.filter(is_active=True) if version else []
    return [accept_rules(person=one, version=version, at=now()) for one in people if version]
