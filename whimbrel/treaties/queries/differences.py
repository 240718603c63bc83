"""Where a recorded entry into force is not the one the instrument's own rule gives."""

from dataclasses import dataclass
from datetime import date

from whimbrel.treaties.models import Instrument, TreatyAction
from whimbrel.treaties.queries.names import names_on


@dataclass(frozen=True)
class Difference:
    """An act whose recorded entry into force differs from the computed one; `days` is recorded minus computed."""

    action_id: int
    iso3: str
    name: str
    deposited_on: date
    recorded_on: date
    computed_on: date
    days: int
    source: str
    note: str


def differences(instrument: Instrument, *, on: date) -> list[Difference]:
    """The acts to be looked at by the Secretariat, the widest difference first. Three queries.

    Countries for which the instrument entered into force on its own first day are left out: for them it was
    the number of ratifications that decided. Of an MOU the signature stands for the deposit. `on` is the day
    whose names are shown.
    """
    names = names_on(on)
    acts = TreatyAction.objects.binding().filter(instrument=instrument, in_force_on__isnull=False)
    if instrument.in_force_on is not None:
        acts = acts.filter(in_force_on__gt=instrument.in_force_on)
    found = []
    for act in acts.select_related("country"):
        given = act.deposited_on if instrument.has_parties else act.signed_on
        computed = instrument.enters_into_force_on(given) if given else None
        recorded = act.in_force_on
        if given is None or computed is None or recorded is None or computed == recorded:
            continue
        found.append(
            Difference(
                action_id=act.pk,
                iso3=act.country.iso3,
                name=names[act.country_id],
                deposited_on=given,
                recorded_on=recorded,
                computed_on=computed,
                days=(recorded - computed).days,
                source=act.source,
                note=act.note,
            )
        )
    return sorted(found, key=lambda one: (-abs(one.days), one.iso3))
