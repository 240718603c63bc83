"""Indicators of the demo: one counted from the records, one entered and questioned, one reckoned from both, one in words."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.people.models import User
from whimbrel.report.actions.indicators import (
    Entered,
    enter_value,
    move_value,
    take_reading,
    take_readings,
    write_note,
)
from whimbrel.report.models import Indicator, ReportingPeriod
from whimbrel.treaties.queries.membership import party_count
from whimbrel.workplan.models import WorkPlan

PLAN = "cms-2012-2014"


@transaction.atomic
def settle_indicators() -> int:
    """How many were added now."""
    plan = WorkPlan.objects.select_related("instrument").get(code=PLAN)
    if Indicator.objects.filter(plan=plan).exists():
        return 0
    periods = [
        ReportingPeriod.objects.create(
            plan=plan, name=str(year), starts_on=date(year, 1, 1), ends_on=date(year, 12, 31),
            due_on=date(year + 1, 2, 28),
        )
        for year in range(plan.starts_on.year, plan.ends_on.year + 1)
    ]  # fmt: skip
    parties = Indicator.objects.create(
        plan=plan, code="parties", kind=Indicator.Kind.COUNTED, figure="parties",
        title_en="Parties to the Convention", title_fr="Parties à la Convention",
        title_es="Partes en la Convención",
        baseline=party_count(plan.instrument, on=plan.starts_on),
    )  # fmt: skip
    answers = Indicator.objects.create(
        plan=plan, code="answers", unit="Parties", baseline=0, target=60,
        title_en="Parties that answered the survey on training (demo)",
        title_fr="Parties ayant répondu à l’enquête sur la formation (démo)",
        title_es="Partes que respondieron a la encuesta sobre formación (demo)",
        method="Each Party once, by the last day of the period.",
    )  # fmt: skip
    Indicator.objects.create(
        plan=plan, code="share", kind=Indicator.Kind.FORMULA, unit="%", formula="[answers] / [parties] * 100",
        title_en="Share of the Parties that answered (demo)",
        title_fr="Part des Parties ayant répondu (démo)",
        title_es="Proporción de las Partes que respondieron (demo)",
    )  # fmt: skip
    for period in periods:
        day = min(period.ends_on, localdate())
        take_reading(indicator=parties, on=day, at=now())
    _enter(answers, periods)
    take_readings(on=localdate(), at=now())
    return 3


def _enter(answers: Indicator, periods: list[ReportingPeriod]) -> None:
    secretariat = User.objects.get(email="secretariat@demo.example")
    # Nobody approves what they handed in themselves.
    officer = User.objects.get(email="officer@demo.example")
    for period, number in zip(periods, (18, 41), strict=False):
        entered = Entered(Decimal(number), evidence="Answers to the survey, counted (demo)")
        value = enter_value(
            indicator=answers, period=period, entered=entered, by=secretariat, at=now()
        )
        for step, by in (("submitted", secretariat), ("approved", officer)):
            move_value(value=value, to=step, by=by, at=now())
        write_note(
            value=value, words="Is each Party counted once? (demo)", by=secretariat, at=now()
        )
