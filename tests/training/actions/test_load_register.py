import pytest

from tests.factories.designations import seated
from tests.factories.training import StatedAttendanceFactory, WorkshopFactory
from tests.factories.treaties import CountryFactory, MeetingFactory
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.training.actions.load_register import load_register, try_register
from whimbrel.training.models import StatedAttendance, Workshop
from whimbrel.training.queries.workshops import workshop_reach

pytestmark = pytest.mark.django_db


def a_sheet(
    *lines, head="code,title_en,starts_on,ends_on,iso3,participants,countries,is_minimum,source"
):
    return SheetFile("register.csv", "\n".join([head, *lines]).encode())


NAIVASHA = "TE-2013-NAIVASHA,Training of trainers,2013-05-06,2013-05-10,KEN,19,13,no,unep-aewa.org"


@pytest.fixture(autouse=True)
def kenya():
    return CountryFactory(iso3="KEN")


def test_a_workshop_with_a_total_only_is_a_record_and_marked_as_such():
    load_register(a_sheet(NAIVASHA), by=seated())

    (counted,) = workshop_reach(Workshop.objects.all()).attendances
    assert (counted.participants, counted.countries, counted.is_named) == (19, 13, False)
    assert Workshop.objects.get().meeting.place == ""


def test_looking_through_changes_nothing():
    meetings, workshops, totals = try_register(a_sheet(NAIVASHA))

    assert (meetings.added, workshops.added, totals.added) == (1, 1, 1)
    assert not Workshop.objects.exists()


def test_loading_again_changes_nothing_and_a_new_total_only_the_total():
    load_register(a_sheet(NAIVASHA), by=seated())
    Workshop.objects.update(host="Kenya Wildlife Service")

    again = load_register(a_sheet(NAIVASHA.replace(",19,", ",20,")), by=seated())

    assert [one.added for one in again] == [0, 0, 0]
    assert StatedAttendance.objects.get().participants == 20
    assert Workshop.objects.get().host == "Kenya Wildlife Service"


def test_a_workshop_without_a_number_is_a_record_too():
    load_register(a_sheet("T-1,Held,,,,,,,our files"), by=seated())

    assert Workshop.objects.count() == 1
    assert not StatedAttendance.objects.exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("T-1,,2013-05-06,,,,,no,x", "may not be empty"),
        ("T-1,Held,May 2013,,,,,no,x", "is not a day"),
        ("T-1,Held,,,XXX,,,no,x", "not known here"),
        ("T-1,Held,,,,many,,no,x", "not a whole number"),
        ("T-1,=Held,,,,,,no,x", "is a formula"),
        ("COP11,Held,,,,,,no,x", "no workshop"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_nothing_is_written(line, said):
    MeetingFactory(code="COP11")

    with pytest.raises(SheetRefused, match=said) as refused:
        load_register(a_sheet(NAIVASHA, line), by=seated())
    assert refused.value.complaints[0].line == 3
    assert not Workshop.objects.exists()


def test_a_list_of_persons_goes_before_a_total():
    workshop = WorkshopFactory()
    StatedAttendanceFactory(workshop=workshop)

    load_register(a_sheet(f"{workshop.meeting.code},Held,,,,60,30,no,x"), by=seated())

    assert StatedAttendance.objects.get().participants == 60
