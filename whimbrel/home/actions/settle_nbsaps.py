"""The demo's work on national plans: Kenya prepares one, and has published what was found in it; Senegal has begun."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.nbsap.actions.assessing import (
    Graded,
    Shown,
    grade_plan,
    publish_assessment,
    take_step,
)
from whimbrel.nbsap.actions.keeping import Target, Version, add_target, add_version, note_stage
from whimbrel.nbsap.actions.liaison import Met, note_liaison
from whimbrel.nbsap.models import Framework, Grade, Nbsap, Step
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument

SHOWN = {"KEN": (5, True), "SEN": (2, False)}
GRADES = {
    "species": (Grade.SPECIFIC, "Cranes, storks and turtles are named (demo)", "12"),
    "convention": (Grade.GENERAL, "", ""),
    "sites": (Grade.GENERAL, "", ""),
    "threats": (Grade.NONE, "", ""),
    "borders": (Grade.SPECIFIC, "With the Range States of the Rift Valley (demo)", "31"),
}


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
    add_target(nbsap=nbsap, target=target, by=by)
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
    grades = {criterion: Graded(*given) for criterion, given in GRADES.items()}
    grade_plan(nbsap=nbsap, grades=grades, by=by, at=now())
    if is_published:
        publish_assessment(nbsap=nbsap, by=by, at=now())
