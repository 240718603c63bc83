"""The demo world: real reference data, and people named by their office."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.core.search.keeping import read_everything
from whimbrel.designations.actions.seats import appoint
from whimbrel.home.actions.accept_demo_rules import accept_demo_rules
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.home.actions.settle_assessment import settle_assessment
from whimbrel.home.actions.settle_community import settle_community
from whimbrel.home.actions.settle_decisions import settle_decisions
from whimbrel.home.actions.settle_grants import settle_grants
from whimbrel.home.actions.settle_indicators import settle_indicators
from whimbrel.home.actions.settle_learning import settle_learning
from whimbrel.home.actions.settle_messages import settle_messages
from whimbrel.home.actions.settle_nbsaps import settle_nbsaps
from whimbrel.home.actions.settle_notifications import settle_notifications
from whimbrel.home.actions.settle_posts import (
    begin_a_file,
    hand_a_post_over,
    hand_in_two_letters,
    invite_somebody,
)
from whimbrel.home.actions.settle_recruitment import settle_recruitment
from whimbrel.home.actions.settle_reports import settle_reports
from whimbrel.home.actions.settle_talks import settle_talks
from whimbrel.home.actions.settle_workshop import settle_workshop
from whimbrel.home.actions.take_demo_letters import take_demo_letters
from whimbrel.manual.actions.show_at_work import show_manual_at_work
from whimbrel.manual.actions.show_parties_at_work import show_parties_at_work
from whimbrel.manual.actions.show_readers_at_work import show_readers_at_work
from whimbrel.people.actions import open_account
from whimbrel.people.models import User
from whimbrel.report.actions.load_founding_report import load_founding_report
from whimbrel.report.actions.publish_report import publish_report
from whimbrel.treaties.actions.designations import designate
from whimbrel.treaties.models import Country, Instrument, Region, Role

# Public on purpose: it opens a world without a single private fact.
DEMO_PASSWORD = "stopover-on-the-coast"  # noqa: S105


# The day on which the post of Uganda passed to its successor.
PASSED = timedelta(days=12)


@dataclass(frozen=True)
class Office:
    title: str
    mailbox: str
    language: str
    is_staff: bool = False
    country: str = ""
    role: Role = Role.NFP
    # Of the designation; `ends` is the first day on which it holds no more.
    starts: date = date(2024, 1, 1)
    ends: date | None = None
    # Has been invited, and has no password yet.
    is_invited: bool = False
    zone: str = "UTC"
    instrument: str = "CMS"
    # For which a member of the Standing Committee speaks.
    region: str = ""


def offices(today: date) -> list[Office]:
    """Everybody in the demo on that day."""
    passed = today - PASSED
    return [
        Office("Secretariat", "secretariat", "en", is_staff=True),
        Office("Focal point, Kenya", "kenya", "en", country="KEN", zone="Africa/Nairobi"),
        Office("Deputy focal point, Kenya", "deputy", "en", country="KEN", role=Role.DEPUTY),
        Office("Focal point, Senegal", "senegal", "fr", country="SEN", zone="Africa/Dakar"),
        Office("Focal point, Morocco", "morocco", "ar", country="MAR"),
        Office("Focal point, Uganda", "uganda", "en", country="UGA", starts=passed),
        Office(
            "Former focal point, Uganda", "former", "en", country="UGA",
            starts=date(2019, 3, 1), ends=passed,
        ),
        Office("Focal point, Gambia", "gambia", "en", country="GMB", starts=today, is_invited=True),
        Office("Trainer", "trainer", "en"),
        Office("Translator", "translator", "fr", role=Role.TRANSLATOR),
        Office("Donor, Demo fund", "donor", "en", role=Role.DONOR),
        Office("Focal point, Fiji", "fiji", "en", country="FJI", zone="Pacific/Fiji"),
        Office(
            "Focal point, Costa Rica", "costarica", "es", country="CRI", zone="America/Costa_Rica"
        ),
        Office("Focal point, Kyrgyzstan", "kyrgyzstan", "ru", country="KGZ", zone="Asia/Bishkek"),
        Office("CBD focal point, Senegal", "cbd", "fr", country="SEN", instrument="CBD"),
        Office(
            "Standing Committee member, Africa", "committee", "en",
            role=Role.STANDING, region="africa",
        ),
        Office("Second officer of the Secretariat", "officer", "en", is_staff=True),
    ]  # fmt: skip


def demo_people() -> list[tuple[str, str]]:
    """Office and e-mail address of everybody who can sign in to the demo."""
    return [
        (office.title, _address(office)) for office in offices(localdate()) if not office.is_invited
    ]


@transaction.atomic
def settle_offices() -> list[User]:
    """Give every office its person and, where it speaks for a country, its designation."""
    return [_settle(office) for office in offices(localdate())]


def _settle(office: Office) -> User:
    person = open_account(
        email=_address(office),
        display_name=office.title,
        language=office.language,
        password=None if office.is_invited else DEMO_PASSWORD,
    )
    if person.time_zone != office.zone:
        person.time_zone = office.zone
        person.save(update_fields=["time_zone"])
    if office.is_staff:
        appoint(person=person, starts_on=office.starts, today=localdate())
    if office.role == Role.TRANSLATOR:
        appoint(person=person, role=office.role, starts_on=office.starts, today=localdate())
    # A demo that is built again on a later day keeps the days of the first.
    if (office.country or office.region) and not person.designations.exists():
        designate(
            person=person,
            role=office.role,
            country=Country.objects.get(iso3=office.country) if office.country else None,
            region=Region.objects.get(code=office.region) if office.region else None,
            instrument=Instrument.objects.get(code=office.instrument),
            starts_on=office.starts,
            ends_on=office.ends,
        )
    return person


def set_posts_in_motion() -> None:
    """A post that has passed, papers in two rooms, letters that wait, and an invitation on its way."""
    people = {one.email.partition("@")[0]: one for one in User.objects.all()}
    countries = {one.iso3: one for one in Country.objects.filter(iso3__in=["KEN", "UGA"])}
    before = people["former"]
    hand_a_post_over(
        before=before,
        country=countries["UGA"],
        on=before.designations.get().ends_on or localdate(),
    )
    begin_a_file(country=countries["KEN"], by=people["kenya"])
    hand_in_two_letters(
        by=people["kenya"],
        country=countries["KEN"],
        instrument=Instrument.objects.get(code="CMS"),
    )
    invite_somebody(person=people["gambia"], by=people["secretariat"])


def set_manual_to_work() -> None:
    """An edition with a name, two edits after it, a translation that waits, and a Party that takes part."""
    secretariat = User.objects.get(email="secretariat@demo.example")
    show_manual_at_work(by=secretariat, at=now(), today=localdate())
    kenya = Country.objects.get(iso3="KEN")
    party = User.objects.get(email="kenya@demo.example")
    at, today = now(), localdate()
    show_parties_at_work(party=party, country=kenya, editor=secretariat, at=at, today=today)
    show_readers_at_work(party=party, country=kenya, at=at, today=today)


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
    ("posts", set_posts_in_motion),
    ("e-community", settle_community),
    ("talks", settle_talks),
    ("letters", take_demo_letters),
    ("founding report", publish_founding_report),
    ("the Manual at work", set_manual_to_work),
    ("messages", settle_messages),
    ("decisions", settle_decisions),
    ("notifications", settle_notifications),
    ("grants", settle_grants),
    ("indicators", settle_indicators),
    ("a paper for the Standing Committee", settle_reports),
    ("files on non-Parties", settle_recruitment),
    ("national plans", settle_nbsaps),
    ("assessment of the work plan", settle_assessment),
    ("rules", accept_demo_rules),
    ("a workshop to come", settle_workshop),
    ("what was learned", settle_learning),
    ("search index", read_everything),
]
