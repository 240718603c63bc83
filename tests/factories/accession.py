"""Confidential files on States that are no Parties."""

from datetime import date

import factory
from django.utils.timezone import now
from factory.django import DjangoModelFactory

from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.accession.models import (
    Approach,
    Counterpart,
    Expectation,
    Obstacle,
    PlannedStep,
    PlaybookStep,
    RecruitmentFile,
    RecruitmentOffer,
    RecruitmentPaper,
    RecruitmentTask,
    Relation,
    Stage,
)


class RecruitmentFileFactory(DjangoModelFactory):
    """An open file that stands at the beginning."""

    class Meta:
        model = RecruitmentFile
        skip_postgeneration_save = True

    country = factory.SubFactory(CountryFactory)
    instrument = factory.SubFactory(InstrumentFactory)
    opened_at = factory.LazyFunction(now)

    @factory.post_generation
    def stage(self, create, extracted, **kwargs):
        self.stages.create(
            stage=extracted or Stage.Step.NO_CONTACT, since=date(2026, 1, 1), noted_at=now()
        )


class ApproachFactory(DjangoModelFactory):
    class Meta:
        model = Approach

    file = factory.SubFactory(RecruitmentFileFactory)
    day = date(2026, 1, 5)
    office = "Ministry of the environment"
    noted_at = factory.LazyFunction(now)


class ObstacleFactory(DjangoModelFactory):
    class Meta:
        model = Obstacle

    file = factory.SubFactory(RecruitmentFileFactory)
    kind = Obstacle.Kind.COST
    noted_on = date(2026, 1, 5)


class PlaybookStepFactory(DjangoModelFactory):
    class Meta:
        model = PlaybookStep

    instrument = factory.SubFactory(InstrumentFactory)
    place = factory.Sequence(lambda n: n)
    words = "Write to the ministry"
    days = 30


class PlannedStepFactory(DjangoModelFactory):
    class Meta:
        model = PlannedStep

    file = factory.SubFactory(RecruitmentFileFactory)
    place = factory.Sequence(lambda n: n)
    words = "Write to the ministry"
    days = 30
    answers = "Secretariat"


class CounterpartFactory(DjangoModelFactory):
    """Somebody in a ministry, still in office."""

    class Meta:
        model = Counterpart

    file = factory.SubFactory(RecruitmentFileFactory)
    name = "Somebody"
    office = "Ministry of the environment"
    relation = Counterpart.Relation.MINISTRY
    email = factory.Sequence(lambda n: f"counterpart{n}@ministry.example")
    language = "en"
    starts_on = date(2026, 1, 1)


class RecruitmentPaperFactory(DjangoModelFactory):
    class Meta:
        model = RecruitmentPaper

    file = factory.SubFactory(RecruitmentFileFactory)
    title = "Note of the mission"
    upload = factory.django.FileField(data=b"A note.", filename="note.txt")
    size = 15
    added_at = factory.LazyFunction(now)


class OfferFactory(DjangoModelFactory):
    class Meta:
        model = RecruitmentOffer

    file = factory.SubFactory(RecruitmentFileFactory)
    kind = RecruitmentOffer.Kind.MISSION
    offered_by = "The Secretariat"
    offered_on = date(2026, 1, 5)
    noted_at = factory.LazyFunction(now)


class TaskFactory(DjangoModelFactory):
    class Meta:
        model = RecruitmentTask

    file = factory.SubFactory(RecruitmentFileFactory)
    words = "Ask the embassy"
    due_on = date(2026, 2, 1)
    noted_at = factory.LazyFunction(now)


class ExpectationFactory(DjangoModelFactory):
    class Meta:
        model = Expectation

    file = factory.SubFactory(RecruitmentFileFactory)
    said_on = date(2026, 1, 5)
    earliest = date(2027, 1, 1)
    likely = date(2027, 6, 1)
    latest = date(2028, 1, 1)
    confidence = Expectation.Confidence.MEDIUM
    said_by = "Ministry of foreign affairs"
    reason = "It is before parliament."
    noted_at = factory.LazyFunction(now)


class RelationFactory(DjangoModelFactory):
    """Somebody reports to somebody else of the same file."""

    class Meta:
        model = Relation

    giver = factory.SubFactory(CounterpartFactory)
    taker = factory.LazyAttribute(lambda one: CounterpartFactory(file=one.giver.file))
    kind = Relation.Kind.REPORTS
    starts_on = date(2026, 1, 1)
