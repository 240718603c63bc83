"""Who signed, joined and is bound, from a sheet of memberships to treaty actions."""

from whimbrel.core.loading import Loaded, load_records
from whimbrel.core.sheets import Column, Row, choice, day, reference, text, whole_number
from whimbrel.treaties.actions.load_registry import DATA, Sheet, countries, instruments
from whimbrel.treaties.models import TreatyAction

Kind = TreatyAction.Kind
ROLES = ("party", "signatory", "signatory_only")
DERIVED = "kind derived: {}"
RATIFIED = DERIVED.format("signed before, so ratification, acceptance or approval (Art. XVI)")
ACCEDED = DERIVED.format("no signature recorded, so accession (Art. XVII)")


def columns() -> list[Column]:
    return [
        reference("instrument", instruments(), is_required=True),
        reference("iso3", countries(), is_required=True),
        choice("role", ROLES, is_required=True),
        day("signature_date"),
        day("deposit_date"),
        day("entry_into_force"),
        whole_number("party_number"),
        text("source"),
        text("second_source"),
        text("note", longest=5000),
    ]


def load(rows: list[Row]) -> list[Loaded]:
    """A signature and the act that binds are two records, each with its own days."""
    signatures, binding = [], []
    for row in rows:
        role, signed = row.values["role"], row.values["signature_date"]
        if signed and role != "signatory":
            signatures.append(_signature(row))
        if role != "signatory_only":
            binding.append(_binding(row))
    key = ("country_id", "instrument_id", "kind")
    return [
        load_records(TreatyAction, signatures, key=key, name="signatures"),
        load_records(TreatyAction, binding, key=key, name="treaty actions"),
    ]


def _signature(row: Row) -> Row:
    only = row.values["role"] == "signatory_only"
    return Row(
        row.line,
        _shared(row)
        | {
            "kind": Kind.SIGNATURE,
            "signed_on": row.values["signature_date"],
            "note": row.values["note"] if only else "",
        },
    )


def _binding(row: Row) -> Row:
    values = row.values
    if values["role"] == "signatory":
        kind, verified = Kind.DEFINITIVE_SIGNATURE, ""
    elif values["signature_date"]:
        kind, verified = Kind.RATIFICATION, RATIFIED
    else:
        kind, verified = Kind.ACCESSION, ACCEDED
    return Row(
        row.line,
        _shared(row)
        | {
            "kind": kind,
            "signed_on": values["signature_date"],
            "deposited_on": values["deposit_date"],
            "in_force_on": values["entry_into_force"],
            "party_number": values["party_number"],
            "verified": verified,
            "note": values["note"],
        },
    )


def _shared(row: Row) -> dict[str, object]:
    return {
        "country_id": row.values["iso3"],
        "instrument_id": row.values["instrument"],
        "source": row.values["source"],
        "second_source": row.values["second_source"],
    }


MEMBERSHIPS = Sheet(
    DATA / "memberships.csv", "memberships", columns, ("instrument", "iso3", "role"), load
)
