import csv
import io
from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, PlanStageFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory
from whimbrel.core.models import JournalEntry
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.nbsap.actions.correcting import correct_stage, correct_version
from whimbrel.nbsap.actions.keeping import Version, add_document
from whimbrel.nbsap.actions.plan_sheets import bring_in, edits, rows_of_edits
from whimbrel.nbsap.queries.plan_sheets import SheetOf, sheet_columns, sheet_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    kenya = CountryFactory(iso3="KEN", name_en="Kenya")
    return NbsapFactory(country=kenya, code="KEN-2014", title="Strategy", verified="yes")


def taken_out(of):
    """The sheet as lines that can be changed."""
    columns = sheet_columns(of)
    return [dict(zip(columns, map(str, row), strict=True)) for row in sheet_rows(of)]


def sheet(of, lines):
    text = io.StringIO()
    writer = csv.DictWriter(text, sheet_columns(of))
    writer.writeheader()
    writer.writerows(lines)
    return SheetFile("sheet.csv", text.getvalue().encode())


def bring(of, lines, by=None):
    return bring_in(of=of, file=sheet(of, lines), by=by or UserFactory(), at=now())


def differing(of, lines):
    return [
        (one.row.line, cell.name, cell.before, cell.after)
        for one in edits(of=of, file=sheet(of, lines))
        for cell in one.cells
    ]


@pytest.mark.parametrize("of", SheetOf)
def test_a_sheet_that_comes_back_as_it_went_changes_nothing(of, plan):
    PlanStageFactory(nbsap=plan)
    add_document(
        nbsap=plan, language="zh", title="国家生物多样性战略", url="https://example.org/zh", by=UserFactory(), at=now()
    )  # fmt: skip

    assert differing(of, taken_out(of)) == []


def test_a_changed_fact_is_shown_then_brought_in_and_journalled(plan):
    [line] = taken_out(SheetOf.FACTS)
    line |= {"title": "The strategy", "ends_year": "2030"}

    assert differing(SheetOf.FACTS, [line]) == [
        (2, "title", "Strategy", "The strategy"),
        (2, "ends_year", "", "2030"),
    ]
    plan.refresh_from_db()
    assert plan.title == "Strategy"

    by = UserFactory()
    bring(SheetOf.FACTS, [line], by=by)

    plan.refresh_from_db()
    assert (plan.title, plan.ends_year, plan.verified) == ("The strategy", 2030, "")
    entry = JournalEntry.objects.get(verb="corrected a national plan")
    assert (entry.actor, entry.detail["old"]["title"]) == (by, "Strategy")


def test_a_stage_is_changed_added_and_taken_out(plan):
    PlanStageFactory(nbsap=plan, kind="adopted", on=date(2014, 1, 1))
    PlanStageFactory(nbsap=plan, kind="launched", on=date(2014, 2, 1))
    adopted, launched = taken_out(SheetOf.STAGES)
    adopted["since"] = "2014-01-05"
    launched["take_out"] = "yes"
    new = {"plan": "KEN-2014", "stage": "reviewing", "since": "2020-03-01", "is_year_only": "no"}

    done = bring(SheetOf.STAGES, [adopted, launched, new])

    assert len(done) == 3
    assert sorted((one.kind, one.on.isoformat()) for one in plan.stages.all()) == [
        ("adopted", "2014-01-05"),
        ("reviewing", "2020-03-01"),
    ]


def test_a_text_is_changed_added_and_taken_out(plan):
    for language in ("en", "fr"):
        add_document(
            nbsap=plan, language=language, title="Text", url="https://example.org/x", by=UserFactory(), at=now()
        )  # fmt: skip
    english, french = taken_out(SheetOf.TEXTS)
    english["address"] = "https://example.org/en.pdf"
    french["take_out"] = "yes"
    new = {
        "plan": "KEN-2014",
        "language": "zh",
        "title": "战略",
        "address": "https://example.org/zh",
    }

    bring(SheetOf.TEXTS, [english, french, new])

    assert sorted((one.language, one.url) for one in plan.documents.all()) == [
        ("en", "https://example.org/en.pdf"),
        ("zh", "https://example.org/zh"),
    ]


def test_what_a_country_put_right_meanwhile_is_not_written_over(plan):
    [line] = taken_out(SheetOf.FACTS)
    untouched = dict(line)
    by = UserFactory()
    correct_version(nbsap=plan, version=Version(2015, title="Ours", framework="aichi"), by=by)

    # A line that nobody touched in the sheet says nothing against it.
    assert differing(SheetOf.FACTS, [untouched]) == []
    line["title"] = "Another"
    with pytest.raises(SheetRefused) as refused:
        bring(SheetOf.FACTS, [line])

    assert "Line 2, column “was”: This was changed here after the sheet was taken out" in str(refused.value)  # fmt: skip
    plan.refresh_from_db()
    assert (plan.title, plan.year) == ("Ours", 2015)

    # The Secretariat says otherwise.
    [edit] = edits(of=SheetOf.FACTS, file=sheet(SheetOf.FACTS, [line | {"was": ""}]))
    assert {one.name: bool(one.corrected_on) for one in edit.cells}["title"]
    bring(SheetOf.FACTS, [line | {"was": ""}])
    plan.refresh_from_db()
    assert plan.title == "Another"


def test_a_stage_that_was_changed_meanwhile_is_neither_changed_nor_taken_out(plan):
    stage = PlanStageFactory(nbsap=plan, kind="adopted", on=date(2014, 1, 1))
    [line] = taken_out(SheetOf.STAGES)
    correct_stage(stage=stage, kind="adopted", on=date(2014, 1, 9), by=UserFactory())

    for change in ({"since": "2014-03-03"}, {"take_out": "yes"}):
        with pytest.raises(SheetRefused, match="after the sheet was taken out"):
            bring(SheetOf.STAGES, [line | change])

    assert plan.stages.get().on == date(2014, 1, 9)


def test_one_wrong_line_keeps_the_whole_sheet_out_and_every_fault_is_named(plan):
    other = NbsapFactory(country=CountryFactory(iso3="UGA"), code="UGA-2016", title="Plan")
    kenya, uganda = taken_out(SheetOf.FACTS)
    kenya |= {"title": "Good", "iso3": "UGA"}
    uganda |= {"title": "Better", "year": "1066", "source_url": "nowhere"}

    with pytest.raises(SheetRefused) as refused:
        bring(SheetOf.FACTS, [kenya, uganda])
    assert "Line 3, column “year”: Write a year from 1990 to 2100." in str(refused.value)
    assert "Line 3, column “source_url”" in str(refused.value)

    uganda |= {"year": "2016", "source_url": "", "starts_year": "2020", "ends_year": "2010"}
    with pytest.raises(SheetRefused) as refused:
        bring(SheetOf.FACTS, [kenya, uganda])
    assert "Line 2, column “iso3”: The plan KEN-2014 is of KEN." in str(refused.value)
    assert "Line 3, column “ends_year”: The last year is before the first." in str(refused.value)
    for one in (plan, other):
        one.refresh_from_db()
    assert (plan.title, other.title) == ("Strategy", "Plan")


def test_a_stage_twice_on_one_day_takes_all_of_the_sheet_back(plan):
    PlanStageFactory(nbsap=plan, kind="adopted", on=date(2014, 1, 1))
    PlanStageFactory(nbsap=plan, kind="launched", on=date(2014, 2, 1), source="The list")
    adopted, launched = taken_out(SheetOf.STAGES)
    adopted["source"] = "The gazette"
    launched |= {"stage": "adopted", "since": "2014-01-01"}

    with pytest.raises(SheetRefused, match="The version has this stage on that day already"):
        bring(SheetOf.STAGES, [adopted, launched])

    assert plan.stages.get(kind="adopted").source == ""


def test_bringing_in_twice_changes_once(plan):
    new = {"plan": "KEN-2014", "stage": "reviewing", "since": "2020-03-01", "is_year_only": "no"}
    bring(SheetOf.STAGES, [new])

    assert bring(SheetOf.STAGES, [new]) == []
    assert plan.stages.count() == 1

    out = taken_out(SheetOf.STAGES)[0] | {"take_out": "yes"}
    assert len(bring(SheetOf.STAGES, [out])) == 1
    assert bring(SheetOf.STAGES, [out]) == []


def test_a_line_of_another_version_or_that_is_gone_is_refused(plan):
    stage = PlanStageFactory(nbsap=plan)
    NbsapFactory(code="UGA-2016")
    [line] = taken_out(SheetOf.STAGES)

    with pytest.raises(SheetRefused, match="no such line"):
        bring(SheetOf.STAGES, [line | {"plan": "UGA-2016", "iso3": ""}])
    stage.delete()
    with pytest.raises(SheetRefused, match="no such line"):
        bring(SheetOf.STAGES, [line])


def test_the_lines_that_were_looked_at_are_the_ones_that_differ(plan):
    NbsapFactory(country=CountryFactory(iso3="UGA"), code="UGA-2016")
    kenya, uganda = taken_out(SheetOf.FACTS)
    kenya["ends_year"] = "2030"
    found = edits(of=SheetOf.FACTS, file=sheet(SheetOf.FACTS, [kenya, uganda]))

    [kept] = rows_of_edits(SheetOf.FACTS, found)

    assert dict(zip(sheet_columns(SheetOf.FACTS), kept, strict=True)) == kenya


@pytest.mark.parametrize("number", [1, 3])
def test_looking_costs_the_same_for_one_line_or_many(number, django_assert_num_queries):
    for n in range(number):
        PlanStageFactory(nbsap=NbsapFactory(code=f"plan{n}"))
    lines = [one | {"source": "Another"} for one in taken_out(SheetOf.STAGES)]

    with django_assert_num_queries(3):
        assert len(differing(SheetOf.STAGES, lines)) == number
