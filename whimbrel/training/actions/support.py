"""Money for participants: who is helped, from which fund, and what was paid."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.training.models import FundingLine, Registration, SupportDecision, TravelLine
from whimbrel.training.queries.eligibility import eligibility_of


class SupportRefused(Exception):
    """Says in words why not; nothing was kept."""


@transaction.atomic
def decide_support(
    *,
    registration: Registration,
    is_granted: bool,
    because: str,
    by: AbstractBaseUser,
    at: datetime,
) -> SupportDecision:
    """Grant support or not; against the rule only with a reason. Raises SupportRefused."""
    found = eligibility_of(registration)
    if is_granted != found.is_eligible and not because.strip():
        raise SupportRefused(
            _("The rule says otherwise (%(grounds)s). Write down why you decide against it.")
            % {"grounds": ", ".join(found.grounds)}
        )
    decision = SupportDecision.objects.create(
        registration=registration,
        is_eligible=found.is_eligible,
        grounds=", ".join(found.grounds)[:300],
        is_granted=is_granted,
        because=because.strip()[:500],
        decided_at=at,
        decided_by_id=by.pk,
    )
    record(by, "granted support" if is_granted else "refused support", registration)
    return decision


@transaction.atomic
def plan_travel(
    *,
    registration: Registration,
    fund: FundingLine,
    kind: str,
    amount: Decimal | None,
    days: Decimal | None = None,
    rate: Decimal | None = None,
    note: str = "",
    key: UUID | None = None,
    by: AbstractBaseUser,
    at: datetime,
) -> TravelLine:
    """Put money aside from a fund. An allowance is days times rate. Sent twice with one `key`, it is put aside once.

    Raises SupportRefused where the fund has not so much.
    """
    fund = FundingLine.objects.select_for_update().get(pk=fund.pk)
    known = TravelLine.objects.filter(key=key).first() if key is not None else None
    if known is not None:
        return known
    if days is not None and rate is not None:
        amount = (days * rate).quantize(Decimal("0.01"))
    if amount is None:
        raise SupportRefused(_("Give an amount, or days and a rate."))
    left = fund.amount - spent(fund)
    if amount > left:
        raise SupportRefused(
            _("%(fund)s has %(left)s %(currency)s left.")
            % {"fund": fund.fund, "left": left, "currency": fund.currency}
        )
    line = TravelLine.objects.create(
        registration=registration,
        fund=fund,
        kind=kind,
        days=days,
        rate=rate,
        amount=amount,
        note=note,
        key=key,
        planned_at=at,
    )
    record(by, "planned", line)
    return line


@transaction.atomic
def settle_travel(
    *, line: TravelLine, is_paid: bool, by: AbstractBaseUser, at: datetime
) -> TravelLine:
    """Mark a line as paid, or cancel it so that the fund has it again. What is settled stays so."""
    line = TravelLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if line.paid_at is None and line.cancelled_at is None:
        if is_paid:
            line.paid_at = at
        else:
            line.cancelled_at = at
        line.save(update_fields=["paid_at", "cancelled_at"])
        record(by, "paid" if is_paid else "cancelled", line)
    return line


def spent(fund: FundingLine) -> Decimal:
    """What is planned or paid from the fund."""
    lines = TravelLine.objects.filter(fund=fund, cancelled_at=None)
    total: Decimal | None = lines.aggregate(total=Sum("amount"))["total"]
    return total or Decimal(0)
