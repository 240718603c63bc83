from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories.treaties import InstrumentFactory
from whimbrel.workplan.models import (
    Activity,
    Criterion,
    EarmarkedContribution,
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
