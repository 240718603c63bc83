from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories.workplan import GrantFactory
from whimbrel.exchange.models import Release


class ReleaseFactory(DjangoModelFactory):
    class Meta:
        model = Release

    grant = factory.SubFactory(GrantFactory, starts_on=date(2013, 1, 1))
    starts_on = date(2013, 1, 1)
