from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from whimbrel.treaties.models import (
    AppendixListing,
    Body,
    Country,
    Designation,
    Instrument,
    Meeting,
    Region,
    Resolution,
    Species,
    TreatyAction,
)

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region

    code = factory.Sequence(lambda n: f"region-{n}")
    name_en = factory.Sequence(lambda n: f"Region {n}")


def three_signs(number):
    """A code that no country has, another for each number below 12,960: the first sign is a figure."""
    first, rest = divmod(number, 36 * 36)
    second, third = divmod(rest, 36)
    return f"{first % 10}{SIGNS[second]}{SIGNS[third]}"


class CountryFactory(DjangoModelFactory):
    class Meta:
        model = Country

    iso3 = factory.Sequence(lambda n: three_signs(n))
    name_en = factory.Sequence(lambda n: f"Country {n}")
    kind = Country.Kind.STATE
    region = factory.SubFactory(RegionFactory)


class InstrumentFactory(DjangoModelFactory):
    class Meta:
        model = Instrument

    code = factory.Sequence(lambda n: f"INS{n}")
    slug = factory.LazyAttribute(lambda o: o.code.lower())
    name_en = factory.Sequence(lambda n: f"Instrument {n}")
    kind = Instrument.Kind.CONVENTION


class BodyFactory(DjangoModelFactory):
    class Meta:
        model = Body

    code = factory.Sequence(lambda n: f"body-{n}")
    name_en = factory.Sequence(lambda n: f"Body {n}")
    kind = Body.Kind.ORGANIZATION


class TreatyActionFactory(DjangoModelFactory):
    class Meta:
        model = TreatyAction

    country = factory.SubFactory(CountryFactory)
    instrument = factory.SubFactory(InstrumentFactory)
    kind = TreatyAction.Kind.ACCESSION
    deposited_on = date(2000, 1, 15)
    in_force_on = date(2000, 4, 1)


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = Meeting

    code = factory.Sequence(lambda n: f"MEETING-{n}")
    kind = Meeting.Kind.COP
    title_en = factory.Sequence(lambda n: f"Meeting {n}")
    starts_on = date(2014, 11, 4)
    ends_on = date(2014, 11, 9)


class DesignationFactory(DjangoModelFactory):
    class Meta:
        model = Designation

    person = factory.SubFactory(UserFactory)
    country = factory.SubFactory(CountryFactory)
    instrument = factory.SubFactory(InstrumentFactory)
    starts_on = date(2012, 1, 1)


class ResolutionFactory(DjangoModelFactory):
    class Meta:
        model = Resolution

    number = factory.Sequence(lambda n: f"10.{n}")
    instrument = factory.SubFactory(InstrumentFactory)
    title = "On a subject"


class AppendixListingFactory(DjangoModelFactory):
    class Meta:
        model = AppendixListing

    species = factory.SubFactory("tests.factories.treaties.SpeciesFactory")
    instrument = factory.SubFactory(InstrumentFactory)
    appendix = "I"


class SpeciesFactory(DjangoModelFactory):
    class Meta:
        model = Species

    scientific_name = factory.Sequence(lambda n: f"Numenius {n:03d}")
    taxon_class = "Aves"
