"""The work plan and its money as IATI 2.03 has them (iatistandard.org/en/iati-standard/203). The schema asks for the order of
elements that stands here. What is not known is left out: no identifier, amount or day is made up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from whimbrel.core.languages import CODES
from whimbrel.exchange.queries.released import Moved, Spent, Told, ToldActivity, ToldGrant
from whimbrel.workplan.models import Activity, Movement

VERSION = "2.03"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Kind = Movement.Kind
# Codelists of the standard: OrganisationType, TransactionType, ActivityDateType, ActivityStatus, Sector (OECD DAC).
MULTILATERAL = "40"
TRANSACTIONS = {Kind.PLEDGED: "13", Kind.RECEIVED: "1", Kind.COMMITTED: "2", Kind.SPENT: "4"}
PLANNED_START, PLANNED_END, ACTUAL_END = "1", "3", "4"
PIPELINE, UNDER_WAY, CLOSED = "1", "2", "4"
BIODIVERSITY = "41030"
FUNDS, CARRIES_OUT = "1", "4"
PARENT, CHILD = "1", "2"


@dataclass(frozen=True)
class Publisher:
    """Who reports: its identifier in IATI, and its names by language."""

    identifier: str
    names: Mapping[str, str]


def activities_file(told: Told, publisher: Publisher, *, today: date) -> bytes:
    """The activity file: each released grant, and below it the activities of the plans."""
    root = Element("iati-activities", {"version": VERSION})
    for grant in told.grants:
        days = _days_of(grant)
        if days:
            _grant(root, grant, days, publisher, today)
    known = {one.grant.code for one in told.grants if _days_of(one)}
    for activity in told.activities:
        _activity(root, activity, known, publisher, today)
    return _written(root)


def organisation_file(spent: Iterable[Spent], publisher: Publisher) -> bytes:
    """The organisation file: who reports, and what was spent of the released grants each year."""
    root = Element("iati-organisations", {"version": VERSION})
    here = SubElement(root, "iati-organisation")
    SubElement(here, "organisation-identifier").text = publisher.identifier
    _narratives(SubElement(here, "name"), publisher.names)
    _reporter(here, publisher)
    for one in spent:
        total = SubElement(here, "total-expenditure")
        last = date(one.year, 12, 31)
        SubElement(total, "period-start", {"iso-date": date(one.year, 1, 1).isoformat()})
        SubElement(total, "period-end", {"iso-date": last.isoformat()})
        _value(total, one.amount, one.currency, last)
    return _written(root)


def _grant(
    root: Element, told: ToldGrant, days: Mapping[str, date], publisher: Publisher, today: date
) -> None:
    grant = told.grant
    here = _opened(root, f"grant-{grant.code}", "1", publisher)
    _narratives(SubElement(here, "title"), {"en": grant.title})
    _narratives(SubElement(here, "description"), {"en": grant.purpose or grant.title})
    _participants(here, [grant.donor.name_en], publisher)
    starts, ends = days.get(PLANNED_START), days.get(PLANNED_END)
    status = (
        CLOSED if ends and ends < today else PIPELINE if starts and starts > today else UNDER_WAY
    )
    _state(here, status, days)
    _transactions(here, told.moved)
    for code in told.activities:
        _related(here, publisher, code, CHILD)


def _activity(
    root: Element, told: ToldActivity, grants: set[str], publisher: Publisher, today: date
) -> None:
    activity = told.activity
    plan = activity.item.plan
    here = _opened(root, told.code, "2", publisher)
    _narratives(SubElement(here, "title"), _titles(activity))
    _narratives(SubElement(here, "description"), _titles(activity.item))
    _participants(here, told.donors, publisher)
    done = (
        activity.completed_on if activity.completed_on and activity.completed_on <= today else None
    )
    days = {PLANNED_START: plan.starts_on, PLANNED_END: plan.ends_on}
    # Of a month, a year or a period the last day stands in the record; IATI has no place for that.
    if done and activity.completed_precision in ("", Activity.Precision.DAY):
        days[ACTUAL_END] = done
    is_ahead = activity.is_planned_for_later or plan.starts_on > today
    _state(here, CLOSED if done else PIPELINE if is_ahead else UNDER_WAY, days)
    _transactions(here, told.moved)
    for code in told.grants:
        if code in grants:
            _related(here, publisher, f"grant-{code}", PARENT)


def _days_of(told: ToldGrant) -> dict[str, date]:
    """The standard asks for one day at least; a grant of which none is known is left out."""
    days = {
        PLANNED_START: told.grant.starts_on or told.grant.signed_on,
        PLANNED_END: told.grant.ends_on,
    }
    return {kind: day for kind, day in days.items() if day}


def _opened(root: Element, code: str, level: str, publisher: Publisher) -> Element:
    here = SubElement(root, "iati-activity", {LANG: "en", "hierarchy": level})
    SubElement(here, "iati-identifier").text = f"{publisher.identifier}-{code}"
    _reporter(here, publisher)
    return here


def _reporter(here: Element, publisher: Publisher) -> None:
    reporter = {"ref": publisher.identifier, "type": MULTILATERAL}
    _narratives(SubElement(here, "reporting-org", reporter), publisher.names)


def _participants(here: Element, donors: Iterable[str], publisher: Publisher) -> None:
    for donor in donors:
        _narratives(SubElement(here, "participating-org", {"role": FUNDS}), {"en": donor})
    own = {"role": CARRIES_OUT, "ref": publisher.identifier, "type": MULTILATERAL}
    _narratives(SubElement(here, "participating-org", own), publisher.names)


def _state(here: Element, status: str, days: Mapping[str, date]) -> None:
    SubElement(here, "activity-status", {"code": status})
    for kind, day in sorted(days.items()):
        SubElement(here, "activity-date", {"type": kind, "iso-date": day.isoformat()})
    SubElement(here, "sector", {"vocabulary": "1", "code": BIODIVERSITY})


def _transactions(here: Element, moved: Iterable[Moved]) -> None:
    for one in moved:
        told = SubElement(here, "transaction")
        SubElement(told, "transaction-type", {"code": TRANSACTIONS[Kind(one.kind)]})
        SubElement(told, "transaction-date", {"iso-date": one.day.isoformat()})
        _value(told, one.amount, one.currency, one.day)
        if one.kind in (Kind.PLEDGED, Kind.RECEIVED):
            _narratives(SubElement(told, "provider-org"), {"en": one.donor})


def _related(here: Element, publisher: Publisher, code: str, kind: str) -> None:
    SubElement(here, "related-activity", {"ref": f"{publisher.identifier}-{code}", "type": kind})


def _value(here: Element, amount: Any, currency: str, day: date) -> None:
    SubElement(here, "value", {"currency": currency, "value-date": day.isoformat()}).text = str(
        amount
    )


def _narratives(here: Element, words: Mapping[str, str]) -> None:
    for language, text in words.items():
        if text:
            SubElement(here, "narrative", {LANG: language}).text = text


def _titles(record: Any) -> dict[str, str]:
    return {code: getattr(record, f"title_{code}") for code in CODES}


def _written(root: Element) -> bytes:
    indent(root)
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body
