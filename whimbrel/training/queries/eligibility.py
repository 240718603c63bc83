"""Whether a country's participants are helped to come, by the rule a workshop names."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from whimbrel.training.models import PartyStanding, SupportRule
from whimbrel.treaties.models import Country


@dataclass(frozen=True)
class Eligibility:
    """What the rule says, and the grounds in words. Without a rule nobody is eligible by it."""

    is_eligible: bool
    grounds: tuple[str, ...]
    source: str = ""


def support_eligibility(
    country: Country | None, standing: PartyStanding | None, rule: SupportRule | None
) -> Eligibility:
    """Any ground is enough; arrears of so many years outweigh all."""
    if rule is None:
        return Eligibility(False, (_("this workshop names no rule of support"),))
    if country is None:
        return Eligibility(False, (_("for no country"),))
    if (
        rule.refuses_arrears_of is not None
        and standing is not None
        and standing.arrears_years is not None
        and standing.arrears_years >= rule.refuses_arrears_of
    ):
        why = _("%(years)s years in arrears") % {"years": standing.arrears_years}
        return Eligibility(False, (why,), standing.source)
    grounds = []
    if rule.helps_ldc and country.is_ldc:
        grounds.append(_("least developed country"))
    if rule.helps_lldc and country.is_lldc:
        grounds.append(_("landlocked developing country"))
    if rule.helps_sids and country.is_sids:
        grounds.append(_("small island developing State"))
    source = ""
    if (
        rule.scale_up_to is not None
        and standing is not None
        and standing.scale is not None
        and standing.scale <= rule.scale_up_to
    ):
        grounds.append(_("assessed at %(scale)s per cent") % {"scale": standing.scale.normalize()})
        source = standing.source
    if grounds:
        return Eligibility(True, tuple(grounds), source)
    return Eligibility(False, (_("none of the grounds of the rule"),))
