import pytest

from tests.factories.workplan import ActivityFactory, ProgrammeItemFactory, WorkPlanFactory
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.treaties.actions.load_registry import load_sheet
from whimbrel.workplan.actions.load_work_plan import SHEETS
from whimbrel.workplan.models import Activity, EarmarkedContribution

pytestmark = pytest.mark.django_db
ACTIVITIES = next(one for one in SHEETS if one.title == "activities")
HEADING = [
    "plan", "item", "code", "title_en", "title_fr", "title_es", "title_ar", "title_ru", "responsible",
    "is_planned_for_later", "completed_on", "completed_precision", "meeting", "contributions", "source", "verified",
]  # fmt: skip


def sheet(*lines: dict[str, str]) -> SheetFile:
    rows = [",".join(line.get(name, "") for name in HEADING) for line in lines]
    return SheetFile("activities.csv", "\n".join([",".join(HEADING), *rows]).encode())


def line(plan, **more):
    return {
        "plan": plan, "item": "A", "code": "A1", "title_en": "A manual", "is_planned_for_later": "no",
        "completed_precision": "day",
    } | more  # fmt: skip


@pytest.fixture
def two_plans():
    """Two plans with an item of one code each, as they are after carrying over."""
    for code in ("plan-2012", "plan-2015"):
        ProgrammeItemFactory(plan=WorkPlanFactory(code=code), code="A")


def test_an_item_is_the_one_of_the_rows_own_plan(two_plans):
    EarmarkedContribution.objects.create(code="ENRTP", name="Fund")

    load_sheet(
        ACTIVITIES,
        sheet(
            line("plan-2015", title_en="Later"),
            line("plan-2012", title_en="Earlier", contributions="ENRTP"),
        ),
    )

    told = Activity.objects.order_by("item__plan__code").values_list(
        "item__plan__code", "title_en", "contributions__code"
    )
    assert list(told) == [("plan-2012", "Earlier", "ENRTP"), ("plan-2015", "Later", None)]


def test_a_second_load_leaves_what_other_plans_had_from_their_funds(two_plans):
    fund = EarmarkedContribution.objects.create(code="ENRTP", name="Fund")
    other = ActivityFactory(item__plan__code="plan-2018", code="A1")
    other.contributions.add(fund)

    load_sheet(ACTIVITIES, sheet(line("plan-2012")))

    assert list(other.contributions.all()) == [fund]


def test_an_item_of_another_plan_is_refused_with_its_line(two_plans):
    ProgrammeItemFactory(plan=WorkPlanFactory(code="plan-2018"), code="B")

    with pytest.raises(SheetRefused) as refused:
        load_sheet(ACTIVITIES, sheet(line("plan-2012"), line("plan-2015", item="B")))

    (complaint,) = refused.value.complaints
    assert (complaint.line, complaint.column) == (3, "item")
    assert not Activity.objects.exists()
