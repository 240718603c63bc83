from datetime import date

import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory
from whimbrel.core.journal import record
from whimbrel.core.models import JournalEntry
from whimbrel.core.sheets import SheetRefused
from whimbrel.nbsap.actions.correcting import correct_stage, correct_version, take_out_stage
from whimbrel.nbsap.actions.keeping import Version, add_version, note_stage
from whimbrel.nbsap.actions.load_nbsaps import NBSAPS, NBSAPS_OVER
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


LINE = "KEN-2019,KEN,2019,,,aichi,received,2019-05-01,no,The list of 2019,,yes"


@pytest.fixture
def plan(tmp_path):
    """As the list had it."""
    CountryFactory(iso3="KEN")
    load_sheet(NBSAPS, a_sheet(tmp_path, LINE))
    return Nbsap.objects.get()


def correct(plan, **given):
    version = {name: getattr(plan, name) for name in Version.__dataclass_fields__} | given
    correct_version(nbsap=plan, version=Version(**version), by=UserFactory())


def stages(plan):
    return sorted((one.kind, one.on.isoformat()) for one in plan.stages.all())


def test_what_a_country_put_right_stands_and_the_difference_is_listed(tmp_path, plan):
    correct(plan, year=2020, starts_year=2020, ends_year=2030)

    loaded, _stages = load_sheet(NBSAPS, a_sheet(tmp_path, LINE.replace("aichi", "kmgbf")))

    plan.refresh_from_db()
    assert (plan.year, plan.ends_year) == (2020, 2030)
    # What nobody touched is as the newer list has it.
    assert plan.framework == "kmgbf"
    assert [one.split(" (")[0] for one in loaded.held] == [
        "2: year stays “2020”",
        "2: starts_year stays “2020”",
        "2: ends_year stays “2030”",
    ]


def test_what_is_not_as_in_the_list_is_not_verified_with_it(tmp_path, plan):
    correct(plan, year=2020)

    load_sheet(NBSAPS, a_sheet(tmp_path, LINE))
    plan.refresh_from_db()
    assert plan.verified == ""

    load_sheet(NBSAPS, a_sheet(tmp_path, LINE.replace(",2019,,", ",2020,,")))
    plan.refresh_from_db()
    assert plan.verified == "yes"


def test_a_version_that_a_country_wrote_down_keeps_its_words_and_gains_what_it_left_empty(tmp_path):
    kenya = CountryFactory(iso3="KEN")
    added = add_version(country=kenya, version=Version(2019, source="Our own"), by=UserFactory())
    assert added.code == "KEN-2019"

    loaded, _stages = load_sheet(NBSAPS, a_sheet(tmp_path, LINE))

    added.refresh_from_db()
    assert (added.source, added.framework, added.verified) == ("Our own", "aichi", "")
    assert len(loaded.held) == 1


def test_a_stage_that_was_put_right_or_taken_out_does_not_come_back(tmp_path, plan):
    stage = plan.stages.get()
    correct_stage(stage=stage, kind="received", on=date(2019, 6, 1), by=UserFactory())

    _plans, of_stages = load_sheet(NBSAPS, a_sheet(tmp_path, LINE))

    assert stages(plan) == [("received", "2019-06-01")]
    assert "received, 2019-05-01" in of_stages.held[0]

    take_out_stage(stage=stage, by=UserFactory())
    load_sheet(NBSAPS, a_sheet(tmp_path, LINE))
    assert stages(plan) == []


def test_a_stage_that_nobody_touched_is_still_loaded(tmp_path, plan):
    correct_stage(stage=plan.stages.get(), kind="received", on=date(2019, 6, 1), by=UserFactory())

    newer = LINE.replace("received,2019-05-01", "adopted,2019-02-02")
    load_sheet(NBSAPS, a_sheet(tmp_path, newer))

    assert stages(plan) == [("adopted", "2019-02-02"), ("received", "2019-06-01")]


def test_a_stage_that_was_noted_here_keeps_its_source(tmp_path, plan):
    note_stage(
        nbsap=plan, kind="adopted", on=date(2019, 2, 2), source="The gazette", by=UserFactory()
    )

    newer = LINE.replace("received,2019-05-01", "adopted,2019-02-02")
    _plans, of_stages = load_sheet(NBSAPS, a_sheet(tmp_path, newer))

    assert plan.stages.get(kind="adopted").source == "The gazette"
    assert "adopted, 2019-02-02" in of_stages.held[0]


def test_the_secretariat_loads_a_list_over_it_and_the_journal_keeps_what_it_said(tmp_path, plan):
    correct(plan, year=2020)
    correct_stage(stage=plan.stages.get(), kind="received", on=date(2019, 6, 1), by=UserFactory())

    load_sheet(NBSAPS_OVER, a_sheet(tmp_path, LINE))

    plan.refresh_from_db()
    assert (plan.year, plan.verified) == (2019, "yes")
    assert stages(plan) == [("received", "2019-05-01")]
    detail = JournalEntry.objects.get(verb="loaded over a correction of a national plan").detail
    assert (detail["old"]["year"], detail["new"]["year"]) == (2020, 2019)
    assert detail["stages"] == ["received 2019-05-01"]

    # From then on the list counts, until somebody puts it right again.
    load_sheet(NBSAPS, a_sheet(tmp_path, LINE.replace(",2019,,", ",2021,,")))
    plan.refresh_from_db()
    assert plan.year == 2021
    correct(plan, year=2022)
    load_sheet(NBSAPS, a_sheet(tmp_path, LINE))
    plan.refresh_from_db()
    assert plan.year == 2022


def test_a_stage_of_which_the_journal_kept_only_the_day_is_loaded_over_once(tmp_path, plan):
    plan.stages.update(on=date(2019, 6, 1))
    only_the_day = {"fields": ["on"], "old": {"on": "2019-05-01"}, "new": {"on": "2019-06-01"}}
    record(UserFactory(), "corrected a stage of the plan", plan, **only_the_day)
    load_sheet(NBSAPS, a_sheet(tmp_path, LINE))
    assert stages(plan) == [("received", "2019-06-01")]

    load_sheet(NBSAPS_OVER, a_sheet(tmp_path, LINE))

    assert stages(plan) == [("received", "2019-05-01")]


@pytest.mark.parametrize("number", [1, 3])
def test_loading_asks_the_same_for_one_correction_or_many(
    tmp_path, number, django_assert_num_queries
):
    lines = []
    for n in range(number):
        CountryFactory(iso3=f"A{n}Z")
        lines.append(LINE.replace("KEN", f"A{n}Z"))
    load_sheet(NBSAPS, a_sheet(tmp_path, *lines))
    for plan in Nbsap.objects.all():
        correct(plan, year=2020)

    with django_assert_num_queries(7):
        loaded, _stages = load_sheet(NBSAPS, a_sheet(tmp_path, *lines))

    assert len(loaded.held) == number
