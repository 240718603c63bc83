"""What work plans cost that hold 500 activities, 5,000 movements of money and 200 indicators over four periods, beside a small one.

    python -m bench.plans

Of the large size each plan has a quarter. Asserted, and the exit code is not 0 where it is missed: a page asks as many
questions of the database at either size, and takes at most PAGE_GROWTH times the processor for the six times as many rows
it shows; a file takes at most FILE_GROWTH times for twenty-five times as many.
"""

import json
import os
import sys
from datetime import date
from decimal import Decimal
from functools import partial

from bench import costs
from bench.costs import timed

# Activities, movements, indicators, plans.
FEW, MUCH = (20, 200, 8, 1), (500, 5000, 200, 4)
# Activities that share one grant.
TO_A_GRANT = 10
# A plan of the large size has 6.25 times the rows of the small one, and a report on all of them 25 times.
PAGE_GROWTH, FILE_GROWTH = 6.25, 25.0
# Below this, in milliseconds, the growth of something small says nothing.
NOISE = 5.0
# Counts each of the four plans for itself; its questions grow with them, and its processor no faster than its rows.
OF_ALL_PLANS = "its report"


def main():
    costs.begin()
    few, much = (measured(*size) for size in (FEW, MUCH))
    costs.show(["a small plan", "four large ones"], [few, much])
    load = os.getloadavg()[0]
    print(f"load {load:.1f}")
    missed = list(complaints(few, much))
    print("\n".join(missed) or "All pages are flat.")
    return 1 if missed else 0


def complaints(few, much):
    """What each deed missed, of name to (queries, milliseconds) at either size."""
    for name, (asked, took) in few.items():
        asked_much, took_much = much[name]
        is_report = name.startswith(OF_ALL_PLANS)
        if not is_report and asked_much != asked:
            yield f"MISSED: {name} asks {asked_much} questions, of a small plan {asked}."
        most = max(took, NOISE) * (FILE_GROWTH if is_report else PAGE_GROWTH)
        if took_much > most:
            yield f"MISSED: {name} takes {took_much:.0f} ms, and {most:.0f} were the most."


def measured(activities, movements, indicators, plans):
    from django.test import Client

    from whimbrel.workplan.models import Grant

    plan, staff = grow(activities, movements, indicators, plans)
    desk, visitor = Client(), Client()
    desk.force_login(staff)
    grant = Grant.objects.filter(code__startswith=plan.code).first()
    base = f"/en/workplan/{plan.code}"

    def get(client, address):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    return {
        "a plan": timed(lambda _: get(visitor, f"{base}/")),
        "its timeline": timed(lambda _: get(visitor, f"{base}/timeline/")),
        "its call for support": timed(lambda _: get(visitor, f"{base}/support/")),
        "its indicators": timed(lambda _: get(visitor, f"{base}/indicators/")),
        "one indicator": timed(lambda _: get(visitor, f"{base}/indicators/i-0/")),
        "its assessment": timed(lambda _: get(desk, f"{base}/appraisal/")),
        "all grants": timed(lambda _: get(desk, "/en/workplan/grants/")),
        "one grant": timed(lambda _: get(desk, f"/en/workplan/grants/{grant.code}/")),
        **reported(code_of(activities), desk),
    }


def reported(code, desk):
    """A report on all plans: counted, read as a page, and built as a file."""
    from whimbrel.report.models import Report, ReportFile

    report = a_report(code)

    def build(form, _):
        from django.utils.timezone import now

        from whimbrel.report.actions.report_files import ask_for_file, build_waiting_file

        file = ask_for_file(
            report=report, edition=None, language="en", form=form, by=None, at=now()
        )
        build_waiting_file(at=now())
        file = ReportFile.objects.get(pk=file.pk)
        assert file.built_at, file.why

    def read(_):
        assert desk.get(f"/en/reports/{report.slug}/draft/").status_code == 200

    report = Report.objects.select_related("instrument", "meeting").get(pk=report.pk)
    return {
        "its report as a page": timed(read),
        **{
            f"its report as {form}": timed(partial(build, form)) for form in ("docx", "pdf", "html")
        },
    }


def a_report(code):
    from whimbrel.report.models import Figure, Report, ReportText
    from whimbrel.treaties.models import Instrument, Meeting
    from whimbrel.workplan.models import WorkPlan

    instrument = Instrument.objects.get(slug=code)
    meeting = Meeting.objects.create(code=code, title_en=code, kind="cop", instrument=instrument)
    report = Report.objects.create(
        slug=code, title_en=code, instrument=instrument, meeting=meeting, dated_on=date(2030, 1, 1),
        period_starts_on=date(2012, 1, 1), cut_off_on=date(2029, 12, 31),
    )  # fmt: skip
    blocks = []
    for plan in WorkPlan.objects.filter(instrument=instrument):
        for kind in ("plan-activities", "plan-movements", "indicator-values"):
            name = f"{kind}-{plan.code}"
            Figure.objects.create(
                report=report, name=name, kind=kind, parameters={"plan": plan.code}
            )
            table = {"figure": name, "caption": name}
            blocks.append({"id": name, "type": "table", "value": table})
    ReportText.objects.create(report=report, language="en", body=json.dumps(blocks))
    return report


def code_of(activities):
    return f"bench-{activities}"


def grow(activities, movements, indicators, plans):
    """The last of so many plans, each with its share of everything; and somebody at the desk."""
    from django.utils.timezone import localdate, now

    from whimbrel.designations.actions.seats import appoint
    from whimbrel.people.models import User
    from whimbrel.treaties.models import Body, Instrument
    from whimbrel.workplan.models import WorkPlan

    code = code_of(activities)
    staff = User.objects.create_user(f"staff-{code}@bench.example", display_name="Staff")
    appoint(person=staff, starts_on=localdate(), today=localdate())
    instrument = Instrument.objects.create(
        code=code.upper(), slug=code, name_en=code, kind="convention"
    )
    donor = Body.objects.create(code=code, name_en="Donor")
    plan = None
    for n in range(plans):
        first = 2012 + 3 * n
        plan = WorkPlan.objects.create(
            code=f"{code}-{n}", instrument=instrument, title_en=f"Plan {n}",
            starts_on=date(first, 1, 1), ends_on=date(first + 2, 12, 31),
        )  # fmt: skip
        done = add_activities(plan, activities // plans)
        add_money(plan, donor, done, movements // plans, at=now())
        add_indicators(plan, indicators // plans, by=staff, at=now())
        mark(plan, done, by=staff, at=now())
    return plan, User.objects.get(pk=staff.pk)


def add_activities(plan, number):
    from whimbrel.workplan.models import Activity

    items = [plan.items.create(code=f"I{n}", title_en=f"Item {n}") for n in range(5)]
    return Activity.objects.bulk_create(
        Activity(
            item=items[n % 5], code=f"A{n:03}", title_en=f"Activity {n}", starts_on=plan.starts_on,
            ends_on=plan.ends_on, completed_on=plan.ends_on if n % 2 else None,
        )
        for n in range(number)
    )  # fmt: skip


def add_money(plan, donor, activities, number, *, at):
    from whimbrel.workplan.models import CostEstimate, Grant, Movement, Share

    grants = Grant.objects.bulk_create(
        Grant(code=f"{plan.code}-g{n}", title=f"Grant {n}", donor=donor)
        for n in range(max(1, len(activities) // TO_A_GRANT))
    )
    kinds = ("pledged", "received", "committed", "spent")
    moved = Movement.objects.bulk_create(
        Movement(
            grant=grants[n % len(grants)], kind=kinds[n % 4], day=plan.starts_on, amount=Decimal(1000),
            currency="EUR", in_account=Decimal(1000), key=f"{plan.code}-{n}", entered_at=at,
        )
        for n in range(number)
    )  # fmt: skip
    Share.objects.bulk_create(
        Share(movement=one, activity=activities[n % len(activities)], amount=Decimal(1000))
        for n, one in enumerate(moved)
    )
    CostEstimate.objects.bulk_create(
        CostEstimate(activity=one, as_of=plan.starts_on, amount=Decimal(5000)) for one in activities
    )


def add_indicators(plan, number, *, by, at):
    from whimbrel.report.models import Indicator, IndicatorValue, ReportingPeriod, ValueStep

    periods = [
        ReportingPeriod.objects.create(
            plan=plan, name=str(year), starts_on=date(year, 1, 1), ends_on=date(year, 12, 31),
            due_on=date(year + 1, 2, 28),
        )
        for year in range(plan.starts_on.year, plan.ends_on.year + 1)
    ]  # fmt: skip
    indicators = Indicator.objects.bulk_create(
        Indicator(plan=plan, code=f"i-{n}", title_en=f"Indicator {n}", baseline=0, target=10)
        for n in range(number)
    )
    values = IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=one, period=period, number=n)
        for one in indicators
        for n, period in enumerate(periods)
    )
    ValueStep.objects.bulk_create(
        ValueStep(value=one, step="approved", by=by, at=at) for one in values
    )


def mark(plan, activities, *, by, at):
    from whimbrel.workplan.models import Mark, Risk

    criteria = [plan.criteria.create(code=f"c{n}", title_en=f"Criterion {n}") for n in range(3)]
    Mark.objects.bulk_create(
        Mark(activity=one, criterion=criterion, points=1, given_by=by, given_at=at)
        for one in activities
        for criterion in criteria
    )
    Risk.objects.bulk_create(
        Risk(plan=plan, activity=one, title="Late", likelihood=2, impact=2, noted_on=plan.starts_on)
        for one in activities[::5]
    )


if __name__ == "__main__":
    sys.exit(main())
