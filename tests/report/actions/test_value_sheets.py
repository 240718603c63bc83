from decimal import Decimal

import pytest
from django.utils.timezone import now

from tests.factories.indicators import (
    APPROVED,
    IndicatorFactory,
    ReportingPeriodFactory,
    a_value,
)
from tests.factories.people import UserFactory
from tests.factories.treaties import RegionFactory
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.report.actions.value_sheets import enter_sheet
from whimbrel.report.models import IndicatorValue
from whimbrel.report.queries.indicators import sheet_columns, sheet_rows

pytestmark = pytest.mark.django_db


def a_sheet(*lines, parts=()):
    head = "indicator,title,kind,unit,baseline,target,period,number,words,evidence,evidence_url,standing"
    head = ",".join([head, *parts])
    return SheetFile("values.csv", "\n".join([head, *lines]).encode())


def test_a_sheet_is_entered_whole_and_empty_rows_are_passed_over():
    indicator = IndicatorFactory(code="answers")
    for name in ("2012", "2013"):
        ReportingPeriodFactory(plan=indicator.plan, name=name)
    sheet = a_sheet("answers,,,,,,2012,12.5,,The list,,", "answers,,,,,,2013,,,,,")

    first, again = (
        enter_sheet(plan=indicator.plan, file=sheet, by=UserFactory(), at=now()) for _ in range(2)
    )

    assert (first, again) == (1, 0)
    assert IndicatorValue.objects.get().number == Decimal("12.5")


def test_a_sheet_with_a_mistake_is_refused_whole_by_its_lines():
    value = a_value(IndicatorFactory(code="answers"), to=APPROVED)
    other = ReportingPeriodFactory(plan=value.indicator.plan, name="2090")
    plan, by = value.indicator.plan, UserFactory()

    with pytest.raises(SheetRefused, match="Line 3"):
        enter_sheet(
            plan=plan, by=by, at=now(),
            file=a_sheet(f"answers,,,,,,{other.name},5,,,,", f"answers,,,,,,{value.period.name},9,,,,"),
        )  # fmt: skip
    with pytest.raises(SheetRefused, match="not a number"):
        enter_sheet(plan=plan, file=a_sheet(f"answers,,,,,,{other.name},many,,,,"), by=by, at=now())

    assert IndicatorValue.objects.count() == 1


SEX = ("sex-f", "sex-m")


@pytest.fixture
def period():
    RegionFactory(code="africa", name_en="Africa")
    return ReportingPeriodFactory(name="2012", plan=IndicatorFactory(code="people").plan)


def brought(plan, *lines, parts=SEX):
    return enter_sheet(plan=plan, file=a_sheet(*lines, parts=parts), by=UserFactory(), at=now())


def test_parts_of_a_number_come_in_with_it_and_go_out_again(period):
    line = "people,,,,,,2012,20,,,,,12,8,20"

    assert brought(period.plan, line, parts=(*SEX, "region-africa")) == 1
    assert brought(period.plan, line, parts=(*SEX, "region-africa")) == 0

    value = IndicatorValue.objects.get()
    assert value.parts == {"sex": {"f": "12", "m": "8"}, "region": {"africa": "20"}}
    row = dict(zip(sheet_columns(), sheet_rows(period.plan)[0], strict=True))
    assert (row["sex-f"], row["region-africa"], row["sex-other"]) == (Decimal(12), Decimal(20), "")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("20,,,,,12,7", "column “sex-f”: By sex: the parts add up to 19, and the number is 20"),
        (",,,,,12,8", "parts are given, and no number"),
        ("20,,,,,12,-8", "less than nothing"),
        ("20,,,,,NaN,8", "is not a number"),
    ],
)
def test_parts_that_do_not_fit_are_complained_of_by_line_and_column(period, cells, said):
    with pytest.raises(SheetRefused, match="Line 2") as refused:
        brought(period.plan, f"people,,,,,,2012,{cells}")

    assert said in str(refused.value)
    assert not IndicatorValue.objects.exists()


def test_what_is_told_in_words_has_no_parts(period):
    IndicatorFactory(plan=period.plan, code="mood", kind="words")

    with pytest.raises(SheetRefused, match="Empty these cells"):
        brought(period.plan, "mood,,,,,,2012,,Better,,,,12,8")


def test_a_sheet_without_columns_for_parts_leaves_them_where_the_number_is_the_same(period):
    brought(period.plan, "people,,,,,,2012,20,,,,,12,8")

    brought(period.plan, "people,,,,,,2012,20,,A list,,", parts=())
    assert IndicatorValue.objects.get().parts == {"sex": {"f": "12", "m": "8"}}
    brought(period.plan, "people,,,,,,2012,21,,A list,,", parts=())
    assert IndicatorValue.objects.get().parts == {}


def test_cells_that_are_emptied_take_the_parts_out(period):
    brought(period.plan, "people,,,,,,2012,20,,,,,12,8")

    brought(period.plan, "people,,,,,,2012,20,,,,,,")

    assert IndicatorValue.objects.get().parts == {}
