from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, MeetingFactory
from whimbrel.training.models import Participation, StatedAttendance, Workshop
from whimbrel.treaties.models import Meeting


class WorkshopFactory(DjangoModelFactory):
    class Meta:
        model = Workshop

    meeting = factory.SubFactory(
        MeetingFactory,
        kind=Meeting.Kind.WORKSHOP,
        starts_on=date(2013, 10, 29),
        ends_on=date(2013, 10, 31),
    )


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = Participation

    workshop = factory.SubFactory(WorkshopFactory)
    participant = factory.SubFactory(UserFactory)
    country = factory.SubFactory(CountryFactory)


class StatedAttendanceFactory(DjangoModelFactory):
    class Meta:
        model = StatedAttendance

    workshop = factory.SubFactory(WorkshopFactory)
    participants = 51
    countries = 27
    source = "Founding document"
