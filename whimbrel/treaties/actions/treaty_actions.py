"""Acts of States, as the Secretariat records them one by one."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.core.stored.generations import about
from whimbrel.treaties.models import Country, Instrument, TreatyAction

Kind = TreatyAction.Kind


@transaction.atomic
def record_treaty_action(
    *,
    country: Country,
    instrument: Instrument,
    kind: str,
    source: str,
    signed_on: date | None = None,
    deposited_on: date | None = None,
    in_force_on: date | None = None,
    by: AbstractBaseUser | None = None,
) -> TreatyAction:
    """Record an act by which a country signs or binds itself.

    Where no day of entry into force is given, it is the one the instrument's own rule gives. Raises
    ValidationError when the country is bound already, or when the days contradict each other.
    """
    if in_force_on is None and deposited_on is not None and kind != Kind.SIGNATURE:
        in_force_on = instrument.enters_into_force_on(deposited_on)
    if kind != Kind.SIGNATURE and _is_bound(country, instrument, in_force_on):
        raise ValidationError(
            _(
                "%(country)s is bound by %(instrument)s on that day already. Record its denunciation first."
            )
            % {"country": country.name, "instrument": instrument.short_name}
        )
    act = TreatyAction(
        country=country,
        instrument=instrument,
        kind=kind,
        signed_on=signed_on,
        deposited_on=deposited_on,
        in_force_on=in_force_on,
        source=source,
    )
    act.full_clean()
    with about(f"country:{country.iso3}"):
        act.save()
    record(by, "recorded", act)
    return act


@transaction.atomic
def record_denunciation(
    *,
    country: Country,
    instrument: Instrument,
    deposited_on: date,
    takes_effect_on: date,
    source: str,
    by: AbstractBaseUser | None = None,
) -> TreatyAction:
    """Record that a country leaves: its binding act ends on the day the denunciation takes effect.

    Both acts stay, each with its own days. Raises ValidationError when the country is not bound then.
    """
    bound = (
        TreatyAction.objects.select_for_update()
        .in_force(on=takes_effect_on)
        .filter(country=country, instrument=instrument)
    )
    if not bound:
        raise ValidationError(
            _("%(country)s is not bound by %(instrument)s on that day, so it cannot leave.")
            % {"country": country.name, "instrument": instrument.short_name}
        )
    for act in bound:
        act.ends_on = takes_effect_on
        act.full_clean()
        with about(f"country:{country.iso3}"):
            act.save(update_fields=["ends_on"])
    denunciation = TreatyAction(
        country=country,
        instrument=instrument,
        kind=Kind.DENUNCIATION,
        deposited_on=deposited_on,
        in_force_on=takes_effect_on,
        source=source,
    )
    denunciation.full_clean()
    with about(f"country:{country.iso3}"):
        denunciation.save()
    record(by, "recorded", denunciation)
    return denunciation


def _is_bound(country: Country, instrument: Instrument, day: date | None) -> bool:
    acts = TreatyAction.objects.binding().filter(country=country, instrument=instrument)
    if day is not None:
        acts = acts.in_force(on=day) | acts.filter(ends_on=None)
    return acts.exists()
