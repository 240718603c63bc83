"""National plans and what is found in them."""

from datetime import date

import factory
from django.utils.timezone import now
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.nbsap.actions.assessing import Graded, Shown, grade_plan, take_step
from whimbrel.nbsap.models import Criterion, Grade, Liaison, Nbsap, PlanStage, Step


class NbsapFactory(DjangoModelFactory):
    class Meta:
        model = Nbsap

    country = factory.SubFactory(CountryFactory)
    code = factory.Sequence(lambda n: f"plan-{n}")
    year = 2014
    framework = "aichi"
    source = "The list of the CBD"


class PlanStageFactory(DjangoModelFactory):
    class Meta:
        model = PlanStage

    nbsap = factory.SubFactory(NbsapFactory)
    kind = PlanStage.Kind.RECEIVED
    on = date(2014, 3, 1)


def assessed(nbsap=None, *, steps=(Step.COUNTERPART,), grade=Grade.GENERAL, **words):
    """The plan with some steps taken and every criterion given the grade."""
    nbsap = nbsap or NbsapFactory()
    by, at = UserFactory(), now()
    for step in steps:
        shown = Shown(date(2020, 1, 1), **words)
        take_step(nbsap=nbsap, step=step, shown=shown, by=by, at=at)
    grades = {one.value: Graded(int(grade), words.get("quotation", "")) for one in Criterion}
    grade_plan(nbsap=nbsap, grades=grades, by=by, at=at)
    return nbsap


def a_liaison(*, country=None, agreed="Send the list", due_on=date(2026, 2, 1), said="Met"):
    """A contact with the focal point of a sister convention."""
    liaison = Liaison.objects.create(
        country=country or CountryFactory(), day=date(2026, 1, 5), said=said, agreed=agreed, due_on=due_on,
        noted_at=now(),
    )  # fmt: skip
    liaison.instruments.add(InstrumentFactory(kind="sister_convention"))
    return liaison
