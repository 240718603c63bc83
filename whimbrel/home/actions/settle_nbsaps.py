"""The demo's work on national plans: Kenya prepares one, and has published what was found in it; Senegal has begun.

Two questionnaires: Kenya and Senegal answered the last one, and Kenya answers the one of today.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.nbsap.actions.assessing import (
    Graded,
    Shown,
    grade_plan,
    publish_assessment,
    take_step,
)
from whimbrel.nbsap.actions.handing_in import sign_off_reply, submit_reply
from whimbrel.nbsap.actions.keeping import Target, Version, add_target, add_version, note_stage
from whimbrel.nbsap.actions.liaison import Met, note_liaison
from whimbrel.nbsap.actions.planning import Planned, plan_step
from whimbrel.nbsap.actions.questionnaires import Cycle, open_questionnaire
from whimbrel.nbsap.actions.remarks import add_remark
from whimbrel.nbsap.actions.replying import Given, Writer, add_block, begin_reply, save_answers
from whimbrel.nbsap.actions.target_progress import note_progress
from whimbrel.nbsap.models import (
    Framework,
    Grade,
    NationalTarget,
    Nbsap,
    Question,
    Questionnaire,
    Reply,
    Step,
)
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument, Species

SHOWN = {"KEN": (5, True), "SEN": (2, False)}
GRADES = {
    "species": (Grade.SPECIFIC, "Cranes, storks and turtles are named (demo)", "12"),
    "convention": (Grade.GENERAL, "", ""),
    "sites": (Grade.GENERAL, "", ""),
    "threats": (Grade.NONE, "", ""),
    "borders": (Grade.SPECIFIC, "With the Range States of the Rift Valley (demo)", "31"),
}

REQUIRED = (
    "process.revised", "process.counterparts", "process.team", "content.species",
    "content.convention", "money.costed", "follow-up.indicator",
)  # fmt: skip
# What was answered last time, and what Kenya has answered so far.
LAST = {
    "KEN": dict.fromkeys(REQUIRED, "partly")
    | {"content.species": "yes", "content.places": "Chapter 3, pages 12 to 15 (demo)"},
    "SEN": dict.fromkeys(REQUIRED, "no") | {"process.counterparts": "yes"},
}
CURRENT = {
    "process.revised": "yes",
    "process.counterparts": "yes",
    "process.team": "partly",
    "content.species": "yes",
}
SPECIES = ("Chelonia mydas", "Loxodonta africana")


@transaction.atomic
def settle_nbsaps() -> int:
    """A plan that is being prepared, for each country shown. How many were added now."""
    added = 0
    for iso3, (steps, is_published) in SHOWN.items():
        country = Country.objects.get(iso3=iso3)
        if Nbsap.objects.filter(country=country, source="demo").exists():
            continue
        person = User.objects.filter(designations__country=country).order_by("pk").first()
        by = person or User.objects.get(email="secretariat@demo.example")
        _work(country, by, steps=steps, is_published=is_published, today=localdate())
        added += 1
    if not Questionnaire.objects.exists():
        _ask(localdate())
    return added


def _work(country: Country, by: User, *, steps: int, is_published: bool, today: date) -> None:
    version = Version(
        year=today.year, starts_year=today.year, ends_year=today.year + 5, framework=Framework.KMGBF,
        title="A plan as it is being written (demo)", source="demo",
    )  # fmt: skip
    nbsap = add_version(country=country, version=version, by=by)
    note_stage(nbsap=nbsap, kind="preparing", on=today - timedelta(days=200), by=by, source="demo")
    note_stage(nbsap=nbsap, kind="consulting", on=today - timedelta(days=40), by=by, source="demo")
    target = Target(
        "4", "By 2030 flyways and the sites they depend on are kept (demo).", "31",
        {"kmgbf": ["3", "4"], "spms": ["10"], "samarkand": ["5.4"]},
        [(Instrument.objects.get(code="CMS"), "Art. II")],
    )  # fmt: skip
    _measure(add_target(nbsap=nbsap, target=target, by=by), by, today)
    met = Met(
        day=today - timedelta(days=20), said="Met at the ministry about the targets (demo)",
        agreed="Send the list of species and sites (demo)", due_on=today + timedelta(days=10),
    )  # fmt: skip
    sister = Instrument.objects.filter(code="CBD")
    note_liaison(country=country, instruments=sister, met=met, by=by, at=now())
    for number, step in enumerate(list(Step)[:steps]):
        shown = Shown(
            today - timedelta(days=150 - 20 * number),
            responsible="Ministry of the environment (demo)",
        )
        take_step(nbsap=nbsap, step=step, shown=shown, by=by, at=now())
    _plan(nbsap, by, first=steps, today=today)
    grades = {criterion: Graded(*given) for criterion, given in GRADES.items()}
    grade_plan(nbsap=nbsap, grades=grades, by=by, at=now())
    if is_published:
        publish_assessment(nbsap=nbsap, by=by, at=now())


def _plan(nbsap: Nbsap, by: User, *, first: int, today: date) -> None:
    """The next three steps: one is late, one is due soon, one lies further off."""
    fisheries, cms = "Ministry of fisheries (demo)", Instrument.objects.get(code="CMS")
    whose = (Planned(today, office=fisheries), Planned(today, instrument=cms), Planned(today))
    for step, days, planned in zip(list(Step)[first:], (-12, 9, 90), whose, strict=False):
        by_then = replace(planned, due_on=today + timedelta(days=days))
        plan_step(nbsap=nbsap, step=step, planned=by_then, by=by, at=now())


def _measure(whole: NationalTarget, by: User, today: date) -> None:
    """Two actions of the target with weights, and how far they were and are."""
    for code, text, weight, percents in (
        ("4.1", "Sites on flyways are protected (demo).", 3, (10, 35)),
        ("4.2", "Power lines are made safe (demo).", 1, (0, 60)),
    ):
        target = Target(code, text, "31", weight=weight, parent=whole)
        part = add_target(nbsap=whole.nbsap, target=target, by=by)
        for percent, days in zip(percents, (500, 30), strict=True):
            note_progress(
                target=part, percent=percent, on=today - timedelta(days=days),
                source="Ministry of the environment, yearly report (demo)", by=by, at=now(),
            )  # fmt: skip


def _ask(today: date) -> None:
    cms = Instrument.objects.get(code="CMS")
    staff = User.objects.get(email="secretariat@demo.example")
    last = open_questionnaire(
        cycle=_cycle(today.year - 3, today - timedelta(days=3 * 365)), instrument=cms, by=staff
    )
    for iso3, answers in LAST.items():
        reply = _reply(last, iso3, answers, at=now() - timedelta(days=2 * 365))
        submit_reply(reply=reply, by=_person(iso3), at=now() - timedelta(days=720))
        sign_off_reply(reply=reply, by=staff, at=now() - timedelta(days=700))
    current = open_questionnaire(
        cycle=_cycle(today.year, today - timedelta(days=60)), instrument=cms, by=staff
    )
    reply = _reply(current, "KEN", CURRENT, at=now() - timedelta(days=20))
    species = current.sections.get(code="species")
    writer = Writer(person=_person("KEN"))
    for one in Species.objects.filter(scientific_name__in=SPECIES):
        add_block(reply=reply, section=species, by=writer, species=one)
    question = Question.objects.get(section__questionnaire=current, code="places")
    add_remark(
        reply=reply, question=question, block=None, words="Which edition are the pages of? (demo)",
        is_of_secretariat=True, by=staff, at=now() - timedelta(days=3),
    )  # fmt: skip


def _cycle(year: int, opens_on: date) -> Cycle:
    names = {
        "en": "Migratory species in national plans, {year} (demo)",
        "fr": "Les espèces migratrices dans les plans nationaux, {year} (démo)",
        "es": "Las especies migratorias en los planes nacionales, {year} (demo)",
        "ar": "الأنواع المهاجرة في الخطط الوطنية، {year} (عرض)",
        "ru": "Мигрирующие виды в национальных планах, {year} (демо)",
    }
    return Cycle(
        {f"name_{code}": name.format(year=year) for code, name in names.items()},
        f"plans-{year}", opens_on, opens_on + timedelta(days=120),
    )  # fmt: skip


def _reply(asked: Questionnaire, iso3: str, answers: dict[str, str], *, at: datetime) -> Reply:
    country, person = Country.objects.get(iso3=iso3), _person(iso3)
    reply = begin_reply(questionnaire=asked, country=country, by=person, at=at)
    questions = {
        f"{one.section.code}.{one.code}": one
        for one in Question.objects.filter(section__questionnaire=asked).select_related("section")
    }
    held = {one.question_id: one.version for one in reply.answers.filter(block=None)}
    given = [
        Given(questions[name], None, value, held.get(questions[name].pk, 0))
        for name, value in answers.items()
    ]
    save_answers(reply=reply, given=given, by=Writer(person=person), at=at)
    return reply


def _person(iso3: str) -> User:
    """Whoever acts for the country in the demo."""
    found = User.objects.filter(designations__country__iso3=iso3).order_by("pk").first()
    return found or User.objects.get(email="secretariat@demo.example")
