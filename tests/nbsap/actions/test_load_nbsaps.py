import pytest

from tests.factories.treaties import CountryFactory
from whimbrel.core.sheets import SheetRefused
from whimbrel.nbsap.actions.load_nbsaps import NBSAPS
from whimbrel.nbsap.models import Nbsap, PlanStage
from whimbrel.treaties.actions import load_registry
from whimbrel.treaties.actions.load_registry import load_sheet

pytestmark = pytest.mark.django_db

HEAD = "code,iso3,year,starts_year,ends_year,framework,stage,on,is_year_only,source,source_url,verified\n"


def a_sheet(folder, *lines):
    path = folder / "nbsaps.csv"
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_plans_that_come_with_the_house_are_those_of_the_sources():
    for sheet in load_registry.SHEETS:
        load_sheet(sheet)

    plans, _stages = load_sheet(NBSAPS)

    assert plans.added == 67
    # The list of the CBD was complete in spring 2014.
    assert PlanStage.objects.filter(kind="received", on__lt="2014-11-04").count() == 24
    tunisia = Nbsap.objects.get(country__iso3="TUN")
    assert (tunisia.period, tunisia.stages.count()) == ("2018–2030", 0)
    assert all(one.source for one in Nbsap.objects.all())


def test_loading_again_changes_nothing_and_a_newer_list_says_what_changes(tmp_path):
    CountryFactory(iso3="KEN")
    line = "KEN-2019,KEN,2019,,,aichi,received,2019-05-01,no,The list of 2019,,yes"
    load_sheet(NBSAPS, a_sheet(tmp_path, line))

    again = load_sheet(NBSAPS, a_sheet(tmp_path, line))
    newer = load_sheet(NBSAPS, a_sheet(tmp_path, line.replace(",,,aichi", ",2019,2030,aichi")))

    assert [(one.added, one.changed) for one in again] == [(0, 0), (0, 0)]
    assert newer[0].changes == ["2: starts_year, ends_year"]


def test_a_sheet_with_an_unknown_country_is_refused_whole(tmp_path):
    CountryFactory(iso3="KEN")

    with pytest.raises(SheetRefused, match="XXX"):
        load_sheet(
            NBSAPS,
            a_sheet(
                tmp_path,
                "KEN-2019,KEN,2019,,,,,,no,The list,,",
                "XXX-2019,XXX,2019,,,,,,no,The list,,",
            ),
        )

    assert not Nbsap.objects.exists()
