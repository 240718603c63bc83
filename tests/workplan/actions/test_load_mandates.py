import pytest

from tests.factories.workplan import ActivityFactory, MandateFactory
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.treaties.actions.load_registry import load_sheet
from whimbrel.workplan.actions.load_mandates import SHEETS
from whimbrel.workplan.models import MandateLink

pytestmark = pytest.mark.django_db
LINKS = SHEETS[1]


def sheet(*lines):
    return SheetFile("links.csv", "\n".join(["mandate,plan,activity,source", *lines]).encode())


def test_a_link_names_a_plan_or_one_of_its_activities_and_its_source():
    mandate, activity = MandateFactory(code="res-1"), ActivityFactory(code="A1")
    plan = activity.item.plan
    lines = sheet(f"res-1,{plan.code},,Paragraph 1", f"res-1,{plan.code},A1,Paragraph 2")

    load_sheet(LINKS, lines)
    [again] = load_sheet(LINKS, lines)

    told = MandateLink.objects.order_by("source").values_list("mandate", "activity", "source")
    assert list(told) == [
        (mandate.pk, None, "Paragraph 1"),
        (mandate.pk, activity.pk, "Paragraph 2"),
    ]
    assert again.unchanged == 2


def test_an_activity_of_another_plan_is_refused_with_its_line():
    MandateFactory(code="res-1")
    here, elsewhere = ActivityFactory(code="A1"), ActivityFactory(code="B1")

    with pytest.raises(SheetRefused) as refused:
        load_sheet(
            LINKS,
            sheet(f"res-1,{here.item.plan.code},A1,", f"res-1,{here.item.plan.code},B1,"),
        )

    assert elsewhere.code == "B1"
    assert [(one.line, one.column) for one in refused.value.complaints] == [(3, "activity")]
    assert not MandateLink.objects.exists()
