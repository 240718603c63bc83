"""What is to be learned, what was thought and what was used."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from tests.factories.training import RegistrationFactory, WorkshopFactory
from tests.factories.treaties import CountryFactory
from whimbrel.training.models import (
    Competence,
    KnowledgeItem,
    Module,
    NeedsAssessment,
    NeedsRating,
    NeedsResponse,
)

OPENED = datetime(2026, 3, 1, 9, tzinfo=UTC)


class CompetenceFactory(DjangoModelFactory):
    class Meta:
        model = Competence
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"competence-{n}")
    area = "meetings"
    position = factory.Sequence(lambda n: n + 1)
    name_en = factory.Sequence(lambda n: f"Competence {n}")


class ModuleFactory(DjangoModelFactory):
    class Meta:
        model = Module

    code = factory.Sequence(lambda n: f"module-{n}")
    name_en = factory.Sequence(lambda n: f"Module {n}")
    hours = 3


def an_assessment(*competences, first_year=2027, opens_on=date(2026, 3, 1), **fields):
    """An open survey about these competences, numbered in their order."""
    assessment = NeedsAssessment.objects.create(
        **{
            "slug": f"{first_year}-{first_year + 2}",
            "first_year": first_year,
            "last_year": first_year + 2,
            "opens_on": opens_on,
            "closes_on": date(2100, 1, 1),
            "opened_at": OPENED,
        }
        | fields
    )
    for number, one in enumerate(competences, 1):
        assessment.items.create(competence=one, number=number)
    return assessment


def a_response(assessment, *, person=None, region=None, role="nfp", **fields):
    """Somebody who was asked and has not answered."""
    return NeedsResponse.objects.create(
        **{
            "assessment": assessment, "person": person or UserFactory(), "region": region,
            "country": CountryFactory(region=region), "role": role, "language": "en", "asked_at": OPENED,
        }
        | fields
    )  # fmt: skip


def answered(assessment, pairs, **fields):
    """Somebody who answered: by competence, how well they can and how well they should."""
    response = a_response(assessment, answered_at=OPENED, channel="web", **fields)
    for competence, (level, needed) in pairs.items():
        NeedsRating.objects.create(
            response=response, competence=competence, level=level, needed=needed
        )
    return response


def an_item(competence=None, *, code="credentials", right=2, **fields):
    """A test question with three answers, of which one is right."""
    item = KnowledgeItem.objects.create(
        code=code, competence=competence or CompetenceFactory(), text_en="Who signs?", **fields
    )
    for position in (1, 2, 3):
        item.options.create(
            position=position, text_en=f"Answer {position}", is_right=position == right
        )
    return item


def a_participant(workshop=None, **fields):
    """Somebody who came to learn."""
    return RegistrationFactory(
        **{
            "workshop": workshop or WorkshopFactory(),
            "attended_at": datetime(2013, 10, 29, 9, tzinfo=UTC),
        }
        | fields
    )
