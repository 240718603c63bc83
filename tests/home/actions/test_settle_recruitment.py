from datetime import date

import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.accession.models import Outreach, RecruitmentFile
from whimbrel.home.actions.settle_recruitment import settle_recruitment

pytestmark = pytest.mark.django_db


def test_who_was_approached_has_a_file_and_who_has_joined_a_closed_one():
    UserFactory(email="secretariat@demo.example")
    cms = InstrumentFactory(code="CMS")
    for iso3 in ("VNM", "BRA"):
        Outreach.objects.create(
            instrument=cms, emphasis="particular", country=CountryFactory(iso3=iso3, name_en=f"Country of {iso3}"),
            starts_on=date(2011, 11, 26), ends_on=date(2014, 11, 4), source="The founding document",
        )  # fmt: skip
    TreatyActionFactory(
        country=Outreach.objects.get(country__iso3="BRA").country,
        instrument=cms,
        in_force_on=date(2015, 10, 1),
    )

    assert settle_recruitment() == 2
    assert settle_recruitment() == 0

    standing = RecruitmentFile.objects.with_standing()
    brazil, viet_nam = (standing.get(country__iso3=iso3) for iso3 in ("BRA", "VNM"))
    assert (brazil.now_stage, brazil.closed_at is not None) == ("in_force", True)
    assert (viet_nam.now_stage, viet_nam.closed_at) == ("contact", None)
    assert viet_nam.next_on is not None
    assert viet_nam.offers.get().answer == ""
    assert viet_nam.counterparts.get().name == "Director of biodiversity, Country of VNM (demo)"
