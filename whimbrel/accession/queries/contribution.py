"""What a State would be asked to pay, as far as a scale and a budget that were brought tell."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Sum

from whimbrel.accession.models import Budget, ScaleShare
from whimbrel.treaties.models import Country, Instrument
from whimbrel.treaties.queries.acts import acts_in_force


@dataclass(frozen=True)
class Contribution:
    """An estimate for one year, in whole units of the currency, and what it is made from."""

    amount: Decimal
    share: ScaleShare
    budget: Budget
    # Of the Parties of whom the scale says anything.
    parties: int


def estimated_contribution(
    country: Country, instrument: Instrument, *, on: date
) -> Contribution | None:
    """The budget by the State's share among those of the Parties and its own; None where either is not known.

    Ceilings and least amounts, which some Conferences set, are not applied. At most four queries.
    """
    share = ScaleShare.objects.filter(country=country, year__lte=on.year).first()
    budget = Budget.objects.filter(instrument=instrument, year__lte=on.year).first()
    if share is None or budget is None:
        return None
    parties = {act.country_id for act in acts_in_force(instrument, on=on)} - {country.pk}
    others = ScaleShare.objects.filter(year=share.year, country__in=parties)
    told = others.aggregate(total=Sum("per_cent", default=Decimal()), parties=Count("pk"))
    total = told["total"] + share.per_cent
    amount = (budget.amount * share.per_cent / total).quantize(Decimal(1), ROUND_HALF_UP)
    return Contribution(amount, share, budget, told["parties"])
