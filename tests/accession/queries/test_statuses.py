from datetime import date

import pytest

from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.accession.queries.statuses import Status, country_statuses
from whimbrel.treaties.models import TreatyAction

pytestmark = pytest.mark.django_db


def test_a_country_that_signed_was_bound_and_left_is_no_party_and_no_signatory():
    cms, denmark = InstrumentFactory(), CountryFactory(name_en="Denmark")
    TreatyActionFactory(
        instrument=cms,
        country=denmark,
        kind=TreatyAction.Kind.SIGNATURE,
        signed_on=date(1979, 6, 23),
        deposited_on=None,
        in_force_on=None,
    )
    TreatyActionFactory(
        instrument=cms, country=denmark, in_force_on=date(1983, 11, 1), ends_on=date(2000, 1, 1)
    )

    found = [country_statuses(cms, on=date(year, 6, 1))[0].status for year in (1980, 1990, 2001)]

    assert found == [Status.SIGNATORY, Status.PARTY, Status.NON_PARTY]
