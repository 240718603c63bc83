"""The demo's workshop of seven months ago, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import localdate, make_aware, now

from whimbrel.core.models import Letter
from whimbrel.home.actions.settle_surveys import settle_surveys
from whimbrel.people.models import User
from whimbrel.training.actions.certificates import (
    issue_certificates,
    revoke_certificate,
    set_certificate_rule,
)
from whimbrel.training.actions.evaluation import (
    commit_to,
    hand_in_form,
    keep_commitment,
    request_evaluations,
)
from whimbrel.training.actions.follow_up import answer_follow_up, ask_whether_used, record_cascade
from whimbrel.training.actions.knowledge import set_test, sit_test
from whimbrel.training.actions.modules import set_modules
from whimbrel.training.models import (
    CoreQuestion,
    KnowledgeItem,
    KnowledgePlace,
    Module,
    Registration,
    Session,
    Workshop,
)
from whimbrel.treaties.models import Country, Instrument, Meeting, Region

CODE = "demo-regional-africa"
AGO = timedelta(days=212)
TAUGHT = ("how-a-cop-works", "mock-negotiation", "reporting", "manual")


@dataclass(frozen=True)
class Came:
    """Somebody who came: right answers before and after of six, what they thought, and whether they used it."""

    iso3: str
    office: str
    mailbox: str
    language: str
    sex: str
    before: int
    after: int
    thought: str
    used: str = ""
    sessions: int = 4


CAME = [
    Came("KEN", "Focal point, Kenya", "kenya", "en", "f", 3, 6, "55544555", "yes"),
    Came("SEN", "Focal point, Senegal", "senegal", "fr", "m", 2, 5, "54445444", "yes"),
    # Asked, and still to answer: their letters lie in the demo's outbox.
    Came("MAR", "Focal point, Morocco", "morocco", "ar", "f", 2, 4, "44433244"),
    Came("UGA", "Former focal point, Uganda", "former", "en", "m", 4, 5, "55555455", "partly"),
    Came("ETH", "Wildlife officer, Ethiopia", "officer-eth", "en", "m", 1, 4, "44354344", "yes"),
    Came("GHA", "Wetlands officer, Ghana", "officer-gha", "en", "f", 3, 5, "55444554", "yes"),
    Came("MLI", "Forestry officer, Mali", "officer-mli", "fr", "m", 2, 3, "43343543", "no"),
    Came("NER", "Parks officer, Niger", "officer-ner", "fr", "m", 1, 3, "44444444", "partly"),
    Came("NGA", "Legal officer, Nigeria", "officer-nga", "en", "f", 4, 6, "55554455", "yes"),
    Came("TZA", "Research officer, Tanzania", "officer-tza", "en", "f", 3, 5, "54544555", "yes"),
    Came("TCD", "Wildlife officer, Chad", "officer-tcd", "fr", "m", 2, 2, "33443433", "", 2),
    Came("MDG", "Wetlands officer, Madagascar", "officer-mdg", "fr", "f", 2, 5, "54445554", "yes"),
]
HELPED = {
    "KEN": "The rehearsed negotiation.",
    "SEN": "Le jeu de rôle.",
    "NGA": "Real documents of the last COP.",
}
CHANGE = {"MLI": "Davantage de temps en groupe.", "MAR": "المزيد من الوثائق بالعربية."}
WILL = {
    "KEN": ("train the county wildlife officers", True),
    "SEN": ("réunir les points focaux des conventions sœurs", True),
    "NGA": ("draft our comments on two listing proposals", False),
    "TZA": ("begin the national report six months earlier", True),
}
# Whom they trained since: days ago, place, people, women, about what.
PASSED_ON = {
    "KEN": (120, "Kisumu", 24, 11, "The Manual, and how a COP works"),
    "SEN": (95, "Saint-Louis", 17, 6, "Le rapport national"),
    "GHA": (60, "Ada", 31, 14, "Counting waterbirds"),
}


@transaction.atomic
def settle_learning() -> Workshop | None:
    """Two surveys, and a workshop with all that came of it; None where an earlier demo made them already."""
    if Meeting.objects.filter(code=CODE).exists():
        return None
    secretariat = User.objects.get(email="secretariat@demo.example")
    today = localdate()
    settle_surveys(by=secretariat, today=today)
    workshop = _workshop(today - AGO)
    set_modules(
        workshop=workshop, modules=list(Module.objects.filter(code__in=TAUGHT)), by=secretariat
    )
    set_test(workshop=workshop, items=list(KnowledgeItem.objects.all()), by=secretariat)
    came = {one.iso3: _registered(workshop, one) for one in CAME}
    _hear_them(workshop, came, by=secretariat)
    _follow_up(workshop, came)
    set_certificate_rule(
        workshop=workshop,
        attendance=75,
        score=None,
        signed_as="Executive Secretary",
        by=secretariat,
    )
    certificates = issue_certificates(
        workshop=workshop, by=secretariat, at=_at(today - AGO + timedelta(days=9))
    )
    revoked = next(one for one in certificates if one.registration == came["NER"])
    revoke_certificate(
        certificate=revoked, because="Issued under another spelling of the office.",
        by=secretariat, at=now() - timedelta(days=150),
    )  # fmt: skip
    # They were written then, and do not crowd what the demo's outbox shows of today.
    Letter.objects.filter(kind__in=("training", "certificate")).update(
        written_at=now() - timedelta(days=30), due_at=now() - timedelta(days=30)
    )
    return workshop


def _workshop(starts_on: date) -> Workshop:
    meeting = Meeting.objects.create(
        code=CODE,
        kind=Meeting.Kind.WORKSHOP,
        instrument=Instrument.objects.get(code="CMS"),
        title_en="Regional workshop of the demo, Africa",
        title_fr="Atelier régional de la démonstration, Afrique",
        title_es="Taller regional de la demostración, África",
        title_ar="حلقة العمل الإقليمية للعرض التوضيحي، أفريقيا",
        title_ru="Региональный семинар демонстрации, Африка",
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=1),
        place="Naivasha",
        country=Country.objects.get(iso3="KEN"),
        source="The demo",
    )
    workshop = Workshop.objects.create(
        meeting=meeting,
        region=Region.objects.filter(code="africa").first(),
        organizers="Secretariat",
        languages="en fr",
        interpretation="en fr",
        time_zone="Africa/Nairobi",
    )
    workshop.funding_lines.create(fund="Voluntary contributions", currency="EUR", amount=18600)
    for number in range(4):
        begins = datetime.combine(
            starts_on + timedelta(days=number // 2), time(9 + 5 * (number % 2)), workshop.zone
        )
        workshop.sessions.create(
            number=str(number + 1), title_en=f"Session {number + 1}", title_fr=f"Séance {number + 1}",
            method=Session.Method.GROUP_WORK, starts_at=begins, ends_at=begins + timedelta(hours=3),
        )  # fmt: skip
    return workshop


def _registered(workshop: Workshop, one: Came) -> Registration:
    """Somebody of the demo with an account, or known by name and address only; where they were."""
    at = _at(workshop.meeting.starts_on or localdate())
    person = User.objects.filter(email=f"{one.mailbox}@demo.example").first()
    registration = Registration.objects.create(
        workshop=workshop,
        person=person,
        country=Country.objects.get(iso3=one.iso3),
        family_name="" if person else one.office,
        email="" if person else f"{one.mailbox}@demo.example",
        sex=one.sex,
        language=one.language,
        is_first_time=one.before < 3,
        attended_at=at,
    )
    registration.statuses.create(status="attended", began_at=at)
    for place, session in enumerate(workshop.sessions.all()):
        registration.attendances.create(
            session=session,
            presence="present" if place < one.sessions else "absent",
            marked_at=session.starts_at,
        )
    return registration


def _hear_them(workshop: Workshop, came: dict[str, Registration], *, by: User) -> None:
    """Both tests, and a form of each; three were filled in on paper."""
    first = workshop.meeting.starts_on or localdate()
    last = first + timedelta(days=1)
    places = list(
        workshop.knowledge_places.select_related("item").prefetch_related("item__options")
    )
    request_evaluations(workshop=workshop, at=_at(last))
    for number, one in enumerate(CAME, 1):
        registration = came[one.iso3]
        for stage, right, on in (("before", one.before, first), ("after", one.after, last)):
            _sit(registration, stage, places, right, number, on)
        is_paper = number % 4 == 0
        hand_in_form(
            workshop=workshop,
            ratings=dict(zip(CoreQuestion.values, map(int, one.thought), strict=True)),
            channel="paper" if is_paper else "web",
            language=one.language,
            on=last,
            helped=HELPED.get(one.iso3, ""),
            change=CHANGE.get(one.iso3, ""),
            registration=registration,
            paper_number=number // 4 if is_paper else None,
            by=by if is_paper else None,
        )
        if one.iso3 in WILL:
            commit_to(
                registration=registration, will=WILL[one.iso3][0],
                by=first + timedelta(days=180), at=_at(last),
            )  # fmt: skip


def _sit(
    registration: Registration,
    stage: str,
    places: list[KnowledgePlace],
    right: int,
    number: int,
    on: date,
) -> None:
    """So many right answers, of other questions for each person; the rest are wrong."""
    chosen = {}
    for place in places:
        is_right = (place.number + number) % len(places) < right
        options = [one for one in place.item.options.all() if one.is_right == is_right]
        chosen[place.item] = options[0]
    sit_test(registration=registration, stage=stage, chosen=chosen, channel="web", at=_at(on))


def _follow_up(workshop: Workshop, came: dict[str, Registration]) -> None:
    """Half a year later: who answered and how, which promises are kept, and whom they trained."""
    ask_whether_used(workshop=workshop, at=now() - timedelta(days=30))
    for one in CAME:
        registration = came[one.iso3]
        if one.used:
            answer_follow_up(
                follow_up=registration.follow_ups.get(), used=one.used, channel="email",
                barrier="time" if one.used != "yes" else "", at=now() - timedelta(days=25),
            )  # fmt: skip
            for commitment in registration.commitments.all():
                if WILL[one.iso3][1]:
                    keep_commitment(commitment=commitment, at=now() - timedelta(days=25))
    for iso3, (days, place, people, women, topic) in PASSED_ON.items():
        record_cascade(
            registration=came[iso3], held_on=localdate() - timedelta(days=days), place=place,
            people=people, women=women, topic=topic, channel="web", at=now() - timedelta(days=24),
        )  # fmt: skip


def _at(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))
