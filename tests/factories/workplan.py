from datetime import date
from decimal import Decimal

import factory
from django.utils.timezone import now
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from tests.factories.treaties import BodyFactory, InstrumentFactory
from whimbrel.workplan.actions.appraising import (
    Found,
    Reader,
    Threat,
    let_evaluator_read,
    mark_activity,
    note_finding,
    note_risk,
)
from whimbrel.workplan.models import (
    Activity,
    CostEstimate,
    Criterion,
    EarmarkedContribution,
    Grant,
    Mandate,
    Movement,
    ProgrammeItem,
    WorkPlan,
)


class WorkPlanFactory(DjangoModelFactory):
    class Meta:
        model = WorkPlan

    code = factory.Sequence(lambda n: f"plan-{n}")
    title_en = factory.Sequence(lambda n: f"Work plan {n}")
    instrument = factory.SubFactory(InstrumentFactory)
    starts_on = date(2012, 1, 1)
    ends_on = date(2014, 12, 31)


class ProgrammeItemFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeItem

    plan = factory.SubFactory(WorkPlanFactory)
    code = factory.Sequence(lambda n: f"I{n:03d}")
    title_en = factory.Sequence(lambda n: f"Item {n}")


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    item = factory.SubFactory(ProgrammeItemFactory)
    code = factory.Sequence(lambda n: f"A{n:03d}")
    title_en = factory.Sequence(lambda n: f"Activity {n}")


class EarmarkedContributionFactory(DjangoModelFactory):
    class Meta:
        model = EarmarkedContribution

    code = factory.Sequence(lambda n: f"FUND-{n}")
    name = factory.Sequence(lambda n: f"Fund {n}")
    start_year = 2012


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = Criterion

    plan = factory.SubFactory(WorkPlanFactory)
    code = factory.Sequence(lambda n: f"C{n:03d}")
    title_en = factory.Sequence(lambda n: f"Criterion {n}")


class MandateFactory(DjangoModelFactory):
    class Meta:
        model = Mandate

    code = factory.Sequence(lambda n: f"mandate-{n}")
    kind = Mandate.Kind.RESOLUTION
    symbol = factory.Sequence(lambda n: f"Resolution {n}")
    title_en = factory.Sequence(lambda n: f"What is asked {n}")


class GrantFactory(DjangoModelFactory):
    class Meta:
        model = Grant

    code = factory.Sequence(lambda n: f"grant-{n}")
    title = factory.Sequence(lambda n: f"Grant {n}")
    donor = factory.SubFactory(BodyFactory)


class MovementFactory(DjangoModelFactory):
    class Meta:
        model = Movement

    grant = factory.SubFactory(GrantFactory)
    kind = Movement.Kind.PLEDGED
    day = date(2013, 1, 1)
    amount = Decimal("1000.00")
    currency = "EUR"
    in_account = factory.SelfAttribute("amount")
    key = factory.Sequence(lambda n: f"movement-{n}")
    entered_at = factory.LazyFunction(now)


class CostEstimateFactory(DjangoModelFactory):
    class Meta:
        model = CostEstimate

    activity = factory.SubFactory(ActivityFactory)
    as_of = date(2012, 1, 1)
    amount = Decimal("5000.00")


def an_assessment_of(plan, activity):
    """A mark, a risk, a recommendation, and an office from outside that reads them."""
    by, today = UserFactory(), date(2026, 1, 1)
    criterion = CriterionFactory(plan=plan)
    mark_activity(
        activity=activity, marks={criterion: (1, "Asked for by Parties")}, by=by, at=now()
    )
    note_risk(plan=plan, threat=Threat("No host", 2, 3), by=by, on=today)
    found = Found("recommendation", "Teach in French", "Review", due_on=today)
    note_finding(plan=plan, found=found, by=by, on=today)
    reader = Reader("Institute", "who@example.org", "en", date(2099, 1, 1))
    let_evaluator_read(plan=plan, reader=reader, by=by, at=now())
