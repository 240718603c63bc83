import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory
from whimbrel.designations.models import FileEntry


class FileEntryFactory(DjangoModelFactory):
    class Meta:
        model = FileEntry

    country = factory.SubFactory(CountryFactory)
    text = factory.Sequence(lambda n: f"Do thing {n}")
    written_by = factory.SubFactory(UserFactory)
    holder = factory.SelfAttribute("written_by")
