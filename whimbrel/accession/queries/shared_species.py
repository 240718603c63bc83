"""The listed species that occur in a State, and with which Parties it shares them; nothing where no range states were imported."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from whimbrel.treaties.models import Country, Instrument, RangeState, Species
from whimbrel.treaties.queries.acts import acts_in_force


@dataclass(frozen=True)
class SharedSpecies:
    """A listed taxon that occurs there. Of its other range States so many are bound by the instrument."""

    scientific_name: str
    common_name: str
    appendices: str
    bound: int
    others: int


def shared_species(country: Country, instrument: Instrument, *, on: date) -> list[SharedSpecies]:
    """Those of Appendix I first, then those that most Parties share. At most four queries."""
    here = Species.objects.filter(range_states__country=country, listings__isnull=False).distinct()
    taxa = list(here.order_by("scientific_name").prefetch_related("listings"))
    if not taxa:
        return []
    parties = {act.country_id for act in acts_in_force(instrument, on=on)}
    rows = (
        RangeState.objects.filter(species__in=[one.pk for one in taxa])
        .exclude(country=country)
        .order_by()
        .values_list("species", "country")
        .distinct()
    )
    others, bound = Counter[int](), Counter[int]()
    for species, where in rows:
        others[species] += 1
        bound[species] += where in parties
    found = [
        SharedSpecies(
            scientific_name=one.scientific_name,
            common_name=one.common_name,
            appendices=", ".join(sorted({listing.appendix for listing in one.listings.all()})),
            bound=bound[one.pk],
            others=others[one.pk],
        )
        for one in taxa
    ]
    return sorted(found, key=lambda one: ("I" not in one.appendices.split(", "), -one.bound))
