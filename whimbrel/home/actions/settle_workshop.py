"""The demo's workshop to come: Parties invited, some nominated, in every standing that there is."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.people.models import User
from whimbrel.training.actions.invitations import invite
from whimbrel.training.actions.nominations import Nominee, Paper, nominate
from whimbrel.training.actions.places import confirm_place, decline_place
from whimbrel.training.actions.selection import decide
from whimbrel.training.models import (
    Programme,
    Question,
    Registration,
    Session,
    Status,
    SupportRule,
    Workshop,
    WorkshopInvitation,
)
from whimbrel.treaties.models import Country, Instrument, Meeting, Region

CODE = "demo-pre-cop-africa"
# Of each session: day, from, to, number, room, method, title in English and French.
AGENDA = [
    (0, (9, 0), (10, 30), "1", "", Session.Method.LECTURE, "How a COP works", "Comment fonctionne une COP"),
    (0, (10, 30), (11, 0), "", "", Session.Method.BREAK, "Coffee", "Pause café"),
    (0, (11, 0), (12, 30), "2", "A", Session.Method.GROUP_WORK, "Proposals to amend the Appendices", "Propositions d’amendement des annexes"),
    (0, (11, 0), (12, 30), "3", "B", Session.Method.GROUP_WORK, "The budget, line by line", "Le budget, ligne par ligne"),
    (0, (14, 0), (17, 0), "4", "", Session.Method.MOCK_COMMITTEE, "A committee of the whole, played", "Un comité plénier, en jeu de rôle"),
    (1, (9, 0), (12, 30), "5", "", Session.Method.CASE, "Finding a common position of the region", "Trouver une position commune de la région"),
    (1, (14, 0), (16, 0), "6", "", Session.Method.FIELD, "Visit to a stopover site", "Visite d’une halte migratoire"),
]  # fmt: skip
# Of each person: country, what they are called, mailbox, language, sex, whether an alternate.
NAMED = [
    ("KEN", "Deputy focal point, Kenya", "deputy", "en", "f", False),
    ("KEN", "Wildlife officer, Kenya", "wildlife-officer", "en", "m", False),
    ("KEN", "Legal officer, Kenya", "legal-officer", "en", "f", True),
    ("SEN", "Focal point, Senegal", "senegal", "fr", "m", False),
    ("SEN", "Parks officer, Senegal", "parks-officer", "fr", "f", False),
    ("MAR", "Focal point, Morocco", "morocco", "ar", "f", False),
    ("GMB", "Wetlands officer, Gambia", "wetlands-officer", "en", "m", False),
]


# Where the places went: nominated on paper, entered by the Secretariat, and confirmed.
SEATED = ("ETH", "GHA", "MDG", "MLI", "NER", "NGA", "TCD", "TZA", "ZAF")
SPEAKING_FRENCH = ("MDG", "MLI", "NER", "TCD")


@transaction.atomic
def settle_workshop() -> Workshop | None:
    """The workshop with all its people; None where an earlier demo made it already."""
    if Meeting.objects.filter(code=CODE).exists():
        return None
    people = {one.email.partition("@")[0]: one for one in User.objects.all()}
    asked = ("KEN", "SEN", "MAR", "UGA", "GMB", *SEATED)
    countries = {one.iso3: one for one in Country.objects.filter(iso3__in=asked)}
    workshop = _workshop(countries["KEN"], localdate() + timedelta(days=75))
    secretariat, at = people["secretariat"], now()
    invite(
        workshop=workshop,
        countries=list(countries.values()),
        because="Parties to CMS, Africa",
        by=secretariat,
        at=at,
    )
    handed_in_by = {"KEN": people["kenya"], "SEN": people["senegal"], "MAR": people["morocco"]}
    for iso3 in ("KEN", "SEN", "MAR", "GMB", *SEATED):
        by = handed_in_by.get(iso3, secretariat)
        _nominate(workshop, countries[iso3], by=by, at=at)
    _let_them_answer(workshop, by=secretariat, at=at)
    return workshop


def _workshop(host: Country, starts_on: date) -> Workshop:
    workshop = Workshop.objects.create(
        meeting=_meeting(host, starts_on),
        programme=_programme(),
        region=Region.objects.filter(code="africa").first(),
        organizers="Secretariat",
        languages="en fr",
        interpretation="en fr",
        time_zone="Africa/Nairobi",
        other_zones="Africa/Dakar Africa/Casablanca",
        audience_en="Focal points and those who will sit in the delegation",
        audience_fr="Les points focaux et les futurs membres de la délégation",
        places=12,
        nominations_until=starts_on - timedelta(days=40),
        support_rule=_rule(),
    )
    workshop.target_instruments.set([Instrument.objects.get(code="CMS")])
    for day, start, end, number, room, method, title_en, title_fr in AGENDA:
        on = starts_on + timedelta(days=day)
        workshop.sessions.create(
            number=number, room=room, method=method, title_en=title_en, title_fr=title_fr,
            starts_at=datetime.combine(on, time(*start), workshop.zone),
            ends_at=datetime.combine(on, time(*end), workshop.zone),
        )  # fmt: skip
    _questions(workshop)
    workshop.funding_lines.create(fund="Voluntary contributions", amount=40000, currency="EUR")
    workshop.reminders.create(
        anchor="start", days=-14, audience="confirmed",
        subject_en="In two weeks: {workshop}", subject_fr="Dans deux semaines : {workshop}",
        text_en="Dear {name},\n\nwe meet in {place} on {day}. Your badge and the documents are here:\n\n{link}",
        text_fr="Bonjour {name},\n\nnous nous retrouvons à {place} le {day}. Votre badge et les documents :\n\n{link}",
    )  # fmt: skip
    return workshop


def _meeting(host: Country, starts_on: date) -> Meeting:
    return Meeting.objects.create(
        code=CODE,
        instrument=Instrument.objects.get(code="CMS"),
        kind=Meeting.Kind.WORKSHOP,
        title_en="Regional workshop for Africa before the next COP",
        title_fr="Atelier régional pour l’Afrique avant la prochaine COP",
        title_es="Taller regional para África antes de la próxima COP",
        title_ar="حلقة العمل الإقليمية لأفريقيا قبل مؤتمر الأطراف المقبل",
        title_ru="Региональный семинар для Африки перед следующей КС",
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=1),
        place="Nairobi",
        country=host,
        source="Demo",
    )


def _programme() -> Programme:
    programme, _is_new = Programme.objects.get_or_create(
        code="pre-cop",
        defaults={
            "name_en": "Regional workshops before the COP",
            "name_fr": "Ateliers régionaux préparatoires à la COP",
            "name_es": "Talleres regionales previos a la COP",
            "aim_en": "Focal points know the agenda, the documents and each other before they negotiate.",
            "aim_fr": "Les points focaux connaissent l’ordre du jour, les documents et leurs collègues avant de négocier.",
        },
    )
    return programme


def _rule() -> SupportRule:
    rule, _is_new = SupportRule.objects.get_or_create(
        name="Least developed countries and small island developing States",
        defaults={"helps_ldc": True, "helps_sids": True, "source": "Demo"},
    )
    return rule


def _questions(workshop: Workshop) -> None:
    visa = workshop.questions.create(
        place=1, slug="visa", means="wanted", kind=Question.Kind.YES_NO, is_required=True,
        text_en="Do you need a letter for your visa?",
        text_fr="Avez-vous besoin d’une lettre pour votre visa ?",
    )  # fmt: skip
    workshop.questions.create(
        place=2, slug="passport", means="passport", is_required=True, is_for_travel=True,
        depends_on=visa, shown_for="yes",
        text_en="Number of your passport", text_fr="Numéro de votre passeport",
    )  # fmt: skip
    workshop.questions.create(
        place=3, slug="diet", kind=Question.Kind.CHOICE,
        text_en="What you eat", text_fr="Votre régime",
        choices="Everything | De tout\nNo meat | Sans viande\nHalal | Halal",
    )  # fmt: skip


def _nominate(workshop: Workshop, country: Country, *, by: User, at: datetime) -> None:
    nominees = [
        Nominee(_fields(name, mailbox, language, sex, country), is_alternate)
        for iso3, name, mailbox, language, sex, is_alternate in NAMED
        if iso3 == country.iso3
    ]
    if country.iso3 in SEATED:
        language = "fr" if country.iso3 in SPEAKING_FRENCH else "en"
        sex = "f" if SEATED.index(country.iso3) % 2 else "m"
        name = f"Focal point, {country.name_en}"
        nominees = [Nominee(_fields(name, country.iso3.lower(), language, sex, country))]
    nominate(
        invitation=WorkshopInvitation.objects.get(workshop=workshop, country=country),
        nominees=nominees,
        paper=Paper(
            reference="NV/7",
            dated_on=localdate() - timedelta(days=3),
            authority="Ministry of the environment",
            file=ContentFile(b"%PDF-1.4\n% A letter of the demo.\n", name="note-verbale.pdf"),
        ),
        key=uuid4(),
        by=by,
        at=at,
    )


def _fields(name: str, mailbox: str, language: str, sex: str, country: Country) -> dict[str, Any]:
    return {
        "family_name": name,
        "email": f"{mailbox}@demo.example",
        "language": language,
        "sex": sex,
        "is_first_time": mailbox not in ("senegal", "morocco"),
        "wants_support": country.is_ldc,
    }


def _let_them_answer(workshop: Workshop, *, by: User, at: datetime) -> None:
    """One confirms, one declines so that the alternate is asked, one is asked, one waits, one is still to be decided on."""
    named = {
        one.email.partition("@")[0]: one for one in Registration.objects.filter(workshop=workshop)
    }

    def choose(status: Status, *mailboxes: str) -> None:
        chosen = [named[one].pk for one in mailboxes]
        decide(workshop=workshop, chosen=chosen, status=status, by=by, at=at)

    seated = [iso3.lower() for iso3 in SEATED]
    choose(Status.SELECTED, "deputy", "wildlife-officer", "morocco", *seated)
    choose(Status.PROPOSED, "senegal")
    choose(Status.WAITING, "wetlands-officer")
    for mailbox in ("deputy", *seated):
        confirm_place(registration=named[mailbox], at=at)
    decline_place(registration=named["wildlife-officer"], at=at, because="On mission that week")
