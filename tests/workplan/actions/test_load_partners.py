import pytest

from tests.factories.treaties import BodyFactory, RegionFactory
from tests.factories.workplan import ActivityFactory
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.treaties.actions.load_registry import load_sheet
from whimbrel.workplan.actions.load_partners import SHEETS

pytestmark = pytest.mark.django_db
BODIES, PARTNERS, OUTPUTS = SHEETS
HEADING = (
    "plan,activity,lead,partners,governments,regions,beneficiaries_en,beneficiaries_fr,beneficiaries_es,"
    "beneficiaries_ar,beneficiaries_ru,beneficiaries_number"
)


def sheet(*lines):
    return SheetFile("partners.csv", "\n".join([HEADING, *lines]).encode())


def test_who_takes_part_is_named_by_code_and_a_second_load_changes_nothing():
    lead, partner, region = BodyFactory(code="cms"), BodyFactory(code="aewa"), RegionFactory(code="africa")  # fmt: skip
    activity = ActivityFactory(code="A1")
    line = f"{activity.item.plan.code},A1,cms,aewa,,africa,Focal points,,,,,51"

    load_sheet(PARTNERS, sheet(line))
    [again] = load_sheet(PARTNERS, sheet(line))

    activity.refresh_from_db()
    assert (activity.lead, activity.beneficiaries_number) == (lead, 51)
    assert (list(activity.partners.all()), list(activity.regions.all())) == ([partner], [region])
    assert (again.changed, again.unchanged) == (0, 1)


def test_an_unknown_partner_is_refused_with_its_line():
    activity = ActivityFactory(code="A1")

    with pytest.raises(SheetRefused) as refused:
        load_sheet(PARTNERS, sheet(f"{activity.item.plan.code},A1,,nobody,,,,,,,,"))

    [complaint] = refused.value.complaints
    assert (complaint.line, complaint.column) == (2, "partners")
