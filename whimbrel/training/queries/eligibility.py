"""Whether a country's participants are helped to come, by the rule a workshop names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.training.models import PartyStanding, Registration, SupportRule, Workshop
from whimbrel.treaties.models import Country


@dataclass(frozen=True)
class Eligibility:
    """What the rule says, and the grounds in words. Without a rule nobody is eligible by it.

    `unknown` names what the rule asks about and nobody has told the house.
    """

    is_eligible: bool
    grounds: tuple[str, ...]
    source: str = ""
    unknown: tuple[str, ...] = ()


class _Said:
    """What is known of a country: of each question the newest answer, and who gave those that were asked for."""

    def __init__(self, country: Country, standings: Sequence[PartyStanding]) -> None:
        self.country = country
        self.standings = standings
        self.sources: list[str] = []

    def of(self, name: str) -> Any:
        for one in self.standings:
            if getattr(one, name) is not None:
                return getattr(one, name), one.source
        return getattr(self.country, name, None), ""

    def use(self, source: str) -> None:
        if source and source not in self.sources:
            self.sources.append(source)


def support_eligibility(
    country: Country | None, standings: Sequence[PartyStanding], rule: SupportRule | None
) -> Eligibility:
    """Any ground is enough; arrears of so many years outweigh all. `standings` are the country's, the newest first."""
    if rule is None:
        return Eligibility(False, (_("this workshop names no rule of support"),))
    if country is None:
        return Eligibility(False, (_("for no country"),))
    said = _Said(country, standings)
    unknown = []
    if rule.refuses_arrears_of is not None:
        years, source = said.of("arrears_years")
        if years is None:
            unknown.append(_("arrears are not known"))
        elif years >= rule.refuses_arrears_of:
            return Eligibility(False, (_("%(years)s years in arrears") % {"years": years},), source)
    grounds = []
    for is_ground, name, words in (
        (rule.helps_ldc, "is_ldc", _("least developed country")),
        (rule.helps_lldc, "is_lldc", _("landlocked developing country")),
        (rule.helps_sids, "is_sids", _("small island developing State")),
    ):
        is_so, source = said.of(name)
        if is_ground and is_so:
            grounds.append(words)
            said.use(source)
    if rule.scale_up_to is not None:
        scale, source = said.of("scale")
        if scale is None:
            unknown.append(_("the share of the budget is not known"))
        elif scale <= rule.scale_up_to:
            grounds.append(_("assessed at %(scale)s per cent") % {"scale": scale.normalize()})
            said.use(source)
    is_eligible = bool(grounds)
    return Eligibility(
        is_eligible,
        tuple(grounds) or (_("none of the grounds of the rule"),),
        "; ".join(said.sources),
        tuple(unknown),
    )


def standings_for(
    workshop: Workshop, countries: Iterable[int | None]
) -> dict[int, list[PartyStanding]]:
    """What is known of each country in the year of the workshop and before it, the newest first. One query."""
    wanted = [one for one in countries if one]
    found = PartyStanding.objects.filter(country__in=wanted)
    if workshop.meeting.starts_on is not None:
        found = found.filter(year__lte=workshop.meeting.starts_on.year)
    standings: dict[int, list[PartyStanding]] = {one: [] for one in wanted}
    for standing in found.order_by("-year"):
        standings[standing.country_id].append(standing)
    return standings


def eligibility_of(registration: Registration) -> Eligibility:
    """What the rule of the workshop says of one person. One query."""
    country, workshop = registration.country, registration.workshop
    standings = standings_for(workshop, [registration.country_id])
    return support_eligibility(
        country, standings.get(registration.country_id or 0, []), workshop.support_rule
    )
