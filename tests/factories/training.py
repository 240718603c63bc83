from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, MeetingFactory
from whimbrel.training.models import (
    Programme,
    Registration,
    Session,
    StatedAttendance,
    Workshop,
    WorkshopInvitation,
)
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


class RegistrationFactory(DjangoModelFactory):
    class Meta:
        model = Registration

    workshop = factory.SubFactory(WorkshopFactory)
    person = factory.SubFactory(UserFactory)
    country = factory.SubFactory(CountryFactory)


class StatedAttendanceFactory(DjangoModelFactory):
    class Meta:
        model = StatedAttendance

    workshop = factory.SubFactory(WorkshopFactory)
    participants = 51
    countries = 27
    source = "Founding document"


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    code = factory.Sequence(lambda n: f"programme-{n}")
    name_en = "Preparing for the COP"


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = Session

    workshop = factory.SubFactory(WorkshopFactory)
    number = factory.Sequence(lambda n: str(n + 1))
    title_en = "How a COP works"
    starts_at = datetime(2013, 10, 29, 9, tzinfo=UTC)
    ends_at = datetime(2013, 10, 29, 10, 30, tzinfo=UTC)


class WorkshopInvitationFactory(DjangoModelFactory):
    class Meta:
        model = WorkshopInvitation

    workshop = factory.SubFactory(WorkshopFactory)
    country = factory.SubFactory(CountryFactory)
    invited_at = datetime(2013, 8, 1, tzinfo=UTC)


class NomineeFactory(DjangoModelFactory):
    """Somebody nominated who has no account."""

    class Meta:
        model = Registration

    workshop = factory.SubFactory(WorkshopFactory)
    country = factory.SubFactory(CountryFactory)
    given_name = "Participant"
    family_name = factory.Sequence(lambda n: f"No. {n + 1}")
    email = factory.Sequence(lambda n: f"participant-{n + 1}@ministry.example")


def standing(registration, status, at=datetime(2013, 9, 1, tzinfo=UTC)):
    """The registration, standing so since then."""
    registration.statuses.filter(ended_at=None).update(ended_at=at)
    registration.statuses.create(status=status, began_at=at)
    return registration
