from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.factories.report import ReportFactory
from tests.factories.training import (
    NomineeFactory,
    ProgrammeFactory,
    RegistrationFactory,
    StatedAttendanceFactory,
    WorkshopFactory,
    standing,
)
from tests.factories.treaties import (
    CountryFactory,
    MeetingFactory,
    RegionFactory,
    TreatyActionFactory,
)
from whimbrel.report.queries.counting import KINDS, Counting, FigureRefused

pytestmark = pytest.mark.django_db
CAME = datetime(2013, 10, 29, 9, tzinfo=UTC)


@pytest.fixture
def report():
    return ReportFactory(cut_off_on=date(2014, 11, 4))


def counted(report, kind, language="en", **asked):
    return KINDS[kind].counter(Counting(report, report.cut_off_on, language), asked)


def held(on, **fields):
    return WorkshopFactory(meeting=MeetingFactory(starts_on=on, ends_on=on), **fields)


def test_workshops_are_counted_by_region_and_planned_ones_stand_beside_them(report):
    africa = RegionFactory(name_en="Africa")
    area = RegionFactory(name_en="Central Africa", within=africa)
    held(date(2013, 10, 29), region=africa)
    held(date(2014, 2, 1), region=area)
    held(date(2015, 2, 1), region=africa)
    held(date(2014, 2, 1))

    count = counted(report, "workshops-held")

    assert (count.value, count.text) == (3, "three")
    assert count.rows == (("Africa", "2", "1"), ("All regions", "1", "0"))


def test_a_programme_and_a_day_narrow_the_workshops(report):
    programme = ProgrammeFactory(code="pre-cop11")
    held(date(2012, 1, 1), programme=programme)
    held(date(2014, 1, 1), programme=programme)
    held(date(2014, 1, 1))

    assert counted(report, "workshops-held", programme="pre-cop11").value == 2
    assert counted(report, "workshops-held", since="2013-01-01").value == 2
    with pytest.raises(FigureRefused, match="“since” is a day"):
        counted(report, "workshops-held", since="last year")


@pytest.mark.parametrize(
    ("by", "value", "text"),
    [
        ("sex", ["f: 2", "m: 1", "?: 1"], "2 Female, 1 Male and 1 not known"),
        ("language", ["fr: 3", "en: 1"], "3 French and 1 English"),
        ("first-time", ["yes: 3", "no: 1"], "3 for the first time and 1 not for the first time"),
    ],
)
def test_participants_are_told_apart(report, by, value, text):
    workshop = held(date(2013, 10, 29))
    for sex, language, is_new in (
        ("f", "fr", True), ("f", "fr", True), ("m", "fr", True), ("", "en", False),
    ):  # fmt: skip
        RegistrationFactory(
            workshop=workshop, sex=sex, language=language, is_first_time=is_new, attended_at=CAME
        )
    RegistrationFactory(workshop=workshop, sex="f")
    RegistrationFactory(workshop=workshop, sex="f", attended_at=CAME, category="trainer")

    count = counted(report, "participants-by", by=by)

    assert (count.value, count.text) == (value, text)
    assert len(count.seats) == 4


def test_totals_without_names_are_said_to_be_left_out(report):
    StatedAttendanceFactory(workshop=held(date(2013, 10, 29)))

    assert "left out: 1." in counted(report, "participants-by", by="sex").rule


def test_an_unknown_trait_is_refused_with_what_there_is(report):
    with pytest.raises(FigureRefused, match="sex, first-time, language, region"):
        counted(report, "participants-by", by="age")


def test_who_stood_how_on_which_day_is_counted_by_dated_standings(report):
    """ "Over 40 from 26" on the first day, "51 from 27" at the end: both are true, each on its day."""
    workshop = held(date(2013, 10, 29))
    countries = CountryFactory.create_batch(3)
    for place, country in enumerate(countries):
        registration = NomineeFactory(workshop=workshop, country=country)
        standing(registration, "confirmed", at=datetime(2013, 10, 1 + place, tzinfo=UTC))
    standing(registration, "withdrawn", at=datetime(2013, 10, 20, tzinfo=UTC))
    code = workshop.meeting.code

    def on(day, **asked):
        return counted(report, "participants-on-day", workshop=code, on=day, **asked)

    assert on("2013-10-02").text == "2 participants from 2 countries"
    assert on("2013-10-10").text == "3 participants from 3 countries"
    assert on("2013-10-29").value == 2
    assert on("2013-10-29", standing="withdrawn").value == 1
    with pytest.raises(FigureRefused, match="Known: nominated"):
        on("2013-10-29", standing="asleep")


@pytest.fixture
def parties(report):
    """Kenya was reached in 2013, Senegal in 2010, Uganda never."""
    found = []
    for name in ("Kenya", "Senegal", "Uganda"):
        country = CountryFactory(name_en=name)
        TreatyActionFactory(
            country=country, instrument=report.instrument, in_force_on=date(2000, 1, 1)
        )
        found.append(country)
    stranger = CountryFactory(name_en="Elsewhere")
    for country, day in (
        (found[0], date(2013, 10, 29)), (found[1], date(2010, 5, 1)), (stranger, date(2013, 10, 29)),
    ):  # fmt: skip
        RegistrationFactory(workshop=held(day), country=country, attended_at=CAME)
    return found


def test_parties_reached_are_parties_and_named(report, parties):
    count = counted(report, "parties-reached")

    assert (count.value, count.rows) == (2, (("Kenya",), ("Senegal",)))
    assert "1 of 3 Parties were never reached." in count.rule


def test_parties_never_reached_are_named_ever_or_in_so_many_years(report, parties):
    assert counted(report, "parties-never-reached").rows == (("Uganda",),)
    assert counted(report, "parties-never-reached", years=3).rows == (("Senegal",), ("Uganda",))
    with pytest.raises(FigureRefused, match="whole number of years"):
        counted(report, "parties-never-reached", years="many")


def test_cost_is_by_fund_and_currency_over_those_who_came(report):
    listed, stated, unknown = (held(date(2013, 10, 29)) for _place in range(3))
    RegistrationFactory.create_batch(4, workshop=listed, attended_at=CAME)
    StatedAttendanceFactory(workshop=stated, participants=6)
    for workshop, amount in ((listed, 4000), (stated, 6000), (unknown, 9999)):
        workshop.funding_lines.create(fund="ENRTP", currency="EUR", amount=Decimal(amount))
    listed.funding_lines.create(fund="Host", currency="ZAR", amount=Decimal(800))

    count = counted(report, "cost-per-participant")

    assert count.value == ["ENRTP: 1000.00 EUR", "Host: 200.00 ZAR"]
    assert count.rows[0] == ("ENRTP", "€10,000.00", "10", "€1,000.00")


def test_somebody_who_came_to_two_workshops_is_trained_once(report):
    first, second = held(date(2013, 10, 29)), held(date(2014, 2, 1))
    again = NomineeFactory(workshop=first, email="kenya@example.org", attended_at=CAME)
    NomineeFactory(workshop=second, email="kenya@example.org", attended_at=CAME)
    other = NomineeFactory(workshop=second, email="fiji@example.org", attended_at=CAME)
    RegistrationFactory(workshop=second, category="trainer", attended_at=CAME)
    RegistrationFactory(workshop=second)

    count = counted(report, "people-trained")

    assert count.value == 2
    assert [row[2:4] for row in count.rows] == [("1", "1"), ("2", "1")]
    assert count.seats == (again.pk, other.pk)


def test_a_total_without_a_list_is_added_and_said_to_be_a_statement(report):
    RegistrationFactory(workshop=held(date(2013, 10, 29)), attended_at=CAME)
    StatedAttendanceFactory(workshop=held(date(2014, 2, 1)), stage="final", participants=20)
    StatedAttendanceFactory(workshop=held(date(2015, 2, 1)), stage="final", participants=30)

    count = counted(report, "people-trained")

    assert count.value == 21
    assert [row[4] for row in count.rows] == ["a list of persons", "a statement"]


@pytest.mark.parametrize("number", [1, 3])
def test_people_trained_cost_the_same_for_one_or_many(report, number, django_assert_num_queries):
    for _ in range(number):
        RegistrationFactory(workshop=held(date(2013, 10, 29)), attended_at=CAME)

    with django_assert_num_queries(4):
        assert counted(report, "people-trained").value == number
