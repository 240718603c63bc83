"""How rules come to hold, and are accepted."""

from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.core.languages import CODES
from whimbrel.people.models import RulesAcceptance, RulesVersion, User

FIRST = Path(__file__).parents[1] / "data" / "rules"


@transaction.atomic
def accept_rules(*, person: User, version: RulesVersion, at: datetime) -> RulesAcceptance:
    """Keep that the person accepts this version. Doing it twice changes nothing."""
    acceptance, is_new = RulesAcceptance.objects.get_or_create(
        person=person, version=version, defaults={"accepted_at": at}
    )
    if is_new:
        record(person, "accepted rules", version)
    return acceptance


@transaction.atomic
def load_first_rules(*, in_force_on: date) -> RulesVersion | None:
    """The rules that come with the house, where there are none yet. None where the Secretariat has its own."""
    if RulesVersion.objects.exists():
        return None
    texts = {
        f"text_{code}": (FIRST / f"1.{code}.md").read_text(encoding="utf-8").strip()
        for code in CODES
    }
    version = RulesVersion.objects.create(number=1, in_force_on=in_force_on, **texts)
    record(None, "loaded", version)
    return version
