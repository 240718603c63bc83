from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.accession import ExpectationFactory, RecruitmentFileFactory
from tests.factories.treaties import CountryFactory, TreatyActionFactory
from whimbrel.accession.models import RecruitmentFile
from whimbrel.accession.queries.forecast import forecast, told
from whimbrel.treaties.models import TreatyAction

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)
FILES = RecruitmentFile.objects.select_related("country", "instrument")


def deposit(file, day, **fields):
    return TreatyActionFactory(
        country=file.country,
        instrument=file.instrument,
        deposited_on=day,
        in_force_on=None,
        **fields,
    )


def expected(file=None, *, years, **fields):
    """Earliest, likely and latest on the first of June of three years."""
    earliest, likely, latest = (date(year, 6, 1) for year in years)
    more = {"file": file} if file else {}
    return ExpectationFactory(earliest=earliest, likely=likely, latest=latest, **more, **fields)


def test_the_latest_that_was_said_stands_and_is_summed_year_by_year():
    file = RecruitmentFileFactory()
    expected(file, years=(2027, 2028, 2029), said_on=date(2026, 1, 1))
    expected(file, years=(2027, 2027, 2028), said_on=date(2026, 5, 1), confidence="high")
    expected(years=(2026, 2028, 2028))

    found = forecast(FILES, on=TODAY)

    assert [(row.file, row.expectation.likely.year) for row in found.standing][0] == (file, 2027)
    assert len(found.standing) == 2
    assert [(one.year, one.at_least, one.likely, one.at_most) for one in found.years] == [
        (2026, 0, 0, 1),
        (2027, 0, 1, 2),
        (2028, 2, 2, 2),
    ]
    assert found.by_confidence == (("high", 1), ("medium", 1), ("low", 0))


def test_what_came_is_held_against_everything_that_was_said_before():
    file = RecruitmentFileFactory()
    early = expected(file, years=(2025, 2025, 2025), said_on=date(2025, 1, 1))
    later = expected(file, years=(2025, 2026, 2027), said_on=date(2025, 9, 1))
    deposit(file, date(2026, 6, 11))

    found = forecast(FILES, on=TODAY)

    assert found.standing == ()
    assert {row.expectation: (row.days_later, row.is_inside) for row in found.tried} == {
        early: (375, False),
        later: (10, True),
    }
    assert (found.inside, found.came, found.missed) == (1, 2, 0)
    assert found.middle == round((375 + 10) / 2)


def test_a_latest_day_that_is_past_with_nothing_come_counts_as_missed_and_still_stands():
    expected(years=(2024, 2025, 2026), said_on=date(2024, 1, 1))

    found = forecast(FILES, on=TODAY)

    assert (len(found.standing), found.came, found.missed, found.middle) == (1, 0, 1, None)


@pytest.mark.parametrize("why", ["signed only", "another State", "before it was said", "to come"])
def test_what_is_no_answer_to_it_does_not_count_as_come(why):
    file = RecruitmentFileFactory()
    expected(file, years=(2027, 2028, 2029), said_on=date(2026, 1, 1))
    if why == "signed only":
        deposit(
            file, date(2026, 6, 1), kind=TreatyAction.Kind.SIGNATURE, signed_on=date(2026, 6, 1)
        )
    elif why == "another State":
        TreatyActionFactory(
            country=CountryFactory(), instrument=file.instrument, deposited_on=date(2026, 6, 1)
        )
    elif why == "before it was said":
        deposit(file, date(1990, 6, 1), ends_on=date(2000, 1, 1))
    else:
        deposit(file, date(2026, 12, 24))

    (row,) = told(FILES, on=TODAY)

    assert row.came is None
    assert row.is_standing


def test_closed_files_stand_for_nothing_and_open_ones_without_a_word_are_counted():
    expected(RecruitmentFileFactory(closed_at=now()), years=(2027, 2028, 2029))
    RecruitmentFileFactory()
    RecruitmentFileFactory(closed_at=now())

    found = forecast(FILES, on=TODAY)

    assert (found.standing, found.years, found.silent) == ((), (), 1)
