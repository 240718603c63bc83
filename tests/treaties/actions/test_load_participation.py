from datetime import date

import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, MeetingFactory
from whimbrel.core.models import JournalEntry
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.treaties.actions.load_participation import load_participation, try_participation
from whimbrel.treaties.models import Participation
from whimbrel.treaties.queries.participation import parts_at

pytestmark = pytest.mark.django_db
HEADING = "meeting,iso3,deed,on,number,reference,source\n"
CAME = "COP-1,KEN,registered,,4,,List of participants\n"
SPOKE = "COP-1,KEN,spoke,2014-11-05,2,Item 24.1,Report\n"


@pytest.fixture(autouse=True)
def cop():
    CountryFactory(iso3="KEN")
    CountryFactory(iso3="FJI")
    return MeetingFactory(code="COP-1", starts_on=date(2014, 11, 4), ends_on=date(2014, 11, 9))


def sheet(*lines, heading=HEADING):
    return SheetFile("facts.csv", (heading + "".join(lines)).encode())


def load(*lines):
    return load_participation(sheet(*lines), by=UserFactory())


def complaints(*lines):
    with pytest.raises(SheetRefused) as refused:
        load(*lines)
    assert not Participation.objects.exists()
    return [str(one) for one in refused.value.complaints]


def test_what_a_sheet_says_is_kept_with_its_source_and_day(cop):
    (loaded,) = load(CAME, SPOKE, "COP-1,FJI,submitted,2014-11-06,,Proposal I/2,Documents\n")

    assert loaded.added == 3
    kenya = Participation.objects.get(country__iso3="KEN", deed="registered")
    # Where no day is named, the first of the meeting.
    assert (kenya.on, kenya.number, kenya.source) == (date(2014, 11, 4), 4, "List of participants")
    assert JournalEntry.objects.filter(verb="loaded who took part").exists()


def test_a_sheet_loaded_again_changes_nothing_and_a_corrected_one_what_differs():
    load(CAME, SPOKE)

    (again,) = load(CAME, SPOKE)
    (corrected,) = load(CAME.replace(",4,", ",5,"))

    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    assert (corrected.added, corrected.changed) == (0, 1)
    assert Participation.objects.count() == 2


def test_a_look_at_a_sheet_keeps_nothing():
    (tried,) = try_participation(sheet(CAME))

    assert tried.added == 1
    assert not Participation.objects.exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("COP-9,KEN,spoke,,,,Report\n", "COP-9"),
        ("COP-1,XXX,spoke,,,,Report\n", "XXX"),
        ("COP-1,KEN,voted,,,,Report\n", "not known here"),
        ("COP-1,KEN,spoke,,,,\n", "source"),
        ("COP-1,KEN,spoke,,0,,Report\n", "Count from one"),
        ("COP-1,KEN,spoke,5 November,,,Report\n", "not a day"),
    ],
)
def test_what_cannot_be_is_refused_by_line_and_nothing_is_kept(line, said):
    (complaint,) = complaints(CAME, line)

    assert complaint.startswith("Line 3")
    assert said in complaint


def test_a_country_has_one_delegation_at_a_meeting():
    assert "delegation" in complaints(CAME, CAME.replace(",,4", ",2014-11-05,4"))[0]

    load(CAME)
    with pytest.raises(SheetRefused, match="facts"):
        load(CAME.replace(",,4", ",2014-11-05,4"))


def test_a_line_that_is_there_twice_is_named():
    """With the day written out in one of them only."""
    first = "COP-1,KEN,spoke,,1,Item 3,Report\n"

    (complaint,) = complaints(first, first.replace("spoke,", "spoke,2014-11-04"))

    assert complaint.startswith("Line 3: Line 2 says the same.")


def test_a_meeting_without_a_day_needs_one_in_the_sheet():
    MeetingFactory(code="COP-2", starts_on=None, ends_on=None)

    (complaint,) = complaints("COP-2,KEN,spoke,,1,,Report\n")

    assert "Write the day." in complaint


def test_parts_are_added_up_by_country_up_to_a_day(cop, django_assert_num_queries):
    load(CAME, SPOKE, "COP-1,KEN,spoke,2014-11-06,3,Item 25,Report\n")

    with django_assert_num_queries(1):
        early = parts_at(cop, on=date(2014, 11, 5))
    whole = parts_at(cop, on=date(2014, 11, 9))

    (kenya,) = early.by_country.values()
    assert kenya.counted == {"registered": 4, "spoke": 2}
    assert next(iter(whole.by_country.values())).counted["spoke"] == 5
    assert whole.known == {"registered", "spoke"}
    assert whole.sources == ("List of participants", "Report")
