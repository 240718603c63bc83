from datetime import date

import pytest

from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.treaties.models import TreatyAction
from whimbrel.treaties.queries.comparison import Difference, compared_with

pytestmark = pytest.mark.django_db


def test_the_depositary_s_list_is_compared_day_by_day_and_nothing_is_mended(tmp_path):
    cms = InstrumentFactory()
    for iso3 in ("FJI", "KEN", "ZWE"):
        TreatyActionFactory(
            instrument=cms,
            country=CountryFactory(iso3=iso3),
            deposited_on=date(2013, 1, 15),
            in_force_on=date(2013, 4, 1),
        )
    path = tmp_path / "depositary.csv"
    path.write_text(
        "iso3,deposit_date,entry_into_force\n"
        "FJI,2013-01-15,2013-04-01\nKEN,,2013-05-01\nBRA,2015-07-01,2015-10-01\n"
    )

    assert compared_with(cms, path) == [
        Difference("BRA", "missing here"),
        Difference("KEN", "entry_into_force", date(2013, 4, 1), date(2013, 5, 1)),
        Difference("ZWE", "missing there"),
    ]
    assert TreatyAction.objects.filter(in_force_on=date(2013, 4, 1)).count() == 3
