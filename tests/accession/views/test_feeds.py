from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.accession import RecruitmentFileFactory
from tests.factories.treaties import InstrumentFactory, TreatyActionFactory

pytestmark = pytest.mark.django_db


def test_the_feed_has_who_joined_and_nobody_who_only_may(client):
    cms = InstrumentFactory(code="CMS", slug="cms", in_force_on=date(1983, 11, 1))
    TreatyActionFactory(
        instrument=cms,
        in_force_on=date(2015, 10, 1),
        country__name_en="Brazil",
        country__iso3="BRA",
    )
    ahead = localdate() + timedelta(days=1)
    TreatyActionFactory(instrument=cms, in_force_on=ahead, country__name_en="Tomorrow")
    RecruitmentFileFactory(instrument=cms, country__name_en="Viet Nam", stage="signed")

    answer = client.get(reverse("accession:new_parties_atom", args=["cms"]))

    feed = answer.content.decode()
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "CMS is in force for Brazil" in feed
    assert ",2015-10-01:party:cms:BRA" in feed
    assert "Tomorrow" not in feed
    assert "Viet Nam" not in feed
