"""The demo world: real reference data, and people named by their office."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from whimbrel.home.actions.load_reference import load_reference
from whimbrel.people.actions import open_account
from whimbrel.people.models import User
from whimbrel.report.actions.load_founding_report import load_founding_report
from whimbrel.report.actions.publish_report import publish_report
from whimbrel.treaties.actions.designations import designate_focal_point
from whimbrel.treaties.models import Country, Instrument

# Public on purpose: it opens a world without a single private fact.
DEMO_PASSWORD = "stopover-on-the-coast"  # noqa: S105


@dataclass(frozen=True)
class Office:
    title: str
    mailbox: str
    language: str
    is_staff: bool = False
    country: str = ""


OFFICES = [
    Office("Secretariat", "secretariat", "en", is_staff=True),
    Office("Focal point, Kenya", "kenya", "en", country="KEN"),
    Office("Focal point, Senegal", "senegal", "fr", country="SEN"),
    Office("Trainer", "trainer", "en"),
]


def demo_people() -> list[tuple[str, str]]:
    """Office and e-mail address of everybody who can sign in to the demo."""
    return [(office.title, _address(office)) for office in OFFICES]


@transaction.atomic
def settle_offices() -> list[User]:
    """Give every office its person and, where it speaks for a country, its designation."""
    people = []
    for office in OFFICES:
        person = open_account(
            email=_address(office),
            display_name=office.title,
            language=office.language,
            password=DEMO_PASSWORD,
            is_staff=office.is_staff,
        )
        people.append(person)
        if office.country:
            designate_focal_point(
                person=person,
                country=Country.objects.get(iso3=office.country),
                instrument=Instrument.objects.get(code="CMS"),
                starts_on=date(2024, 1, 1),
            )
    return people


def publish_founding_report() -> None:
    """Let the founding report be read; once it is published, another demo adds no second edition."""
    report = load_founding_report()
    if report.last_edition() is None:
        publish_report(report=report)


def _address(office: Office) -> str:
    return f"{office.mailbox}@demo.example"


STEPS: list[tuple[str, Callable[[], object]]] = [
    ("reference data", load_reference),
    ("people", settle_offices),
    ("founding report", publish_founding_report),
]
