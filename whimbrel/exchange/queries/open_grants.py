"""The released grants as open data: what IATI is told of them, in tables."""

from collections.abc import Iterable
from datetime import date

from whimbrel.core.open_data import Column, Table
from whimbrel.exchange.queries.released import ToldActivity, ToldGrant, released_records


def grant_tables(*, on: date) -> list[Table]:
    """Grants that may be told of on that day, and their money by then. Four queries."""
    told = released_records(on=on)
    return [_grants(told.grants), _movements(told.grants, told.activities)]


def _grants(grants: Iterable[ToldGrant]) -> Table:
    return Table(
        "grants",
        "What donors agreed to give, one row a grant that is public.",
        [
            Column("grant", "Code of the grant."),
            Column("title", "Its title."),
            Column("donor", "Who gives it."),
            Column("currency", "Currency of its account, ISO 4217."),
            Column("signed_on", "Day of the agreement.", "date"),
            Column("starts_on", "First day.", "date"),
            Column("ends_on", "Last day.", "date"),
            Column("activities", "What it paid for: codes of plans and activities, parted by spaces."),
        ],
        [
            (
                one.grant.code, one.grant.title, one.grant.donor.name_en, one.grant.currency,
                one.grant.signed_on, one.grant.starts_on, one.grant.ends_on, " ".join(one.activities),
            )
            for one in grants
        ],
    )  # fmt: skip


def _movements(grants: Iterable[ToldGrant], activities: Iterable[ToldActivity]) -> Table:
    moved = [("", one.code, one.moved) for one in activities]
    moved += [(one.grant.code, "", one.moved) for one in grants]
    return Table(
        "movements",
        "Money of these grants, each amount once: by the activity it paid for, the rest by its grant.",
        [
            Column("grant", "Code of the grant, of what is of no activity."),
            Column("activity", "Code of plan and activity, of what is of one."),
            Column("kind", "pledged, received, committed or spent; what is given in kind is left out."),
            Column("day", "When it moved.", "date"),
            Column("amount", "How much, in the currency of the account.", "number"),
            Column("currency", "Currency of the account, ISO 4217."),
            Column("donor", "Who gives it."),
        ],
        [
            (grant, activity, one.kind, one.day, one.amount, one.currency, one.donor)
            for grant, activity, all_moved in moved
            for one in all_moved
        ],
    )  # fmt: skip
