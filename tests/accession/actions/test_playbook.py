from datetime import UTC, date, datetime

import pytest

from tests.factories.accession import PlaybookStepFactory, RecruitmentFileFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.accession.actions.playbook import carry_playbook
from whimbrel.accession.actions.recruitment import note_stage, open_file

pytestmark = pytest.mark.django_db
OPENED = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def cms():
    """An instrument with three steps to the deposit and two of welcome."""
    instrument = InstrumentFactory(code="CMS")
    for path, place, words, stage, days in (
        ("joining", 1, "Write", "contact", 30),
        ("joining", 2, "Meet", "interest", 10),
        ("joining", 3, "Deposit", "deposited", 100),
        ("welcome", 1, "Ask for a focal point", "", 14),
        ("welcome", 2, "First report", "first_report", 730),
    ):
        PlaybookStepFactory(
            instrument=instrument, path=path, place=place, words=words, stage=stage, days=days
        )
    return instrument


def opened(cms):
    day = date(2026, 1, 1)
    return open_file(
        country=CountryFactory(), instrument=cms, by=UserFactory(), at=OPENED, on=day
    )  # fmt: skip


def dues(file):
    return {one.words: one.due_on for one in file.steps.all()}


def test_the_playbook_is_carried_onto_a_new_file_each_step_so_many_days_after_the_one_before(cms):
    assert dues(opened(cms)) == {
        "Write": date(2026, 1, 31),
        "Meet": date(2026, 2, 10),
        "Deposit": date(2026, 5, 21),
        "Ask for a focal point": None,
        "First report": None,
    }


def test_the_playbook_of_another_instrument_is_not_carried(cms):
    other = InstrumentFactory(code="AEWA")

    assert not opened(other).steps.exists()


def test_a_stage_that_is_reached_does_its_steps_and_dates_the_others_anew(cms):
    file = opened(cms)

    note_stage(file=file, stage="interest", since=date(2026, 3, 1), by=UserFactory(), at=OPENED)

    assert {one.words for one in file.steps.filter(done_on=date(2026, 3, 1))} == {"Write", "Meet"}
    assert dues(file)["Deposit"] == date(2026, 6, 9)


def test_entry_into_force_opens_the_welcome_and_nothing_is_due_on_the_way_any_more(cms):
    PlaybookStepFactory(instrument=cms, path="joining", place=4, words="Thank them", days=5)
    file = opened(cms)

    note_stage(file=file, stage="in_force", since=date(2027, 1, 1), by=UserFactory(), at=OPENED)

    assert dues(file)["Thank them"] is None
    assert dues(file)["Ask for a focal point"] == date(2027, 1, 15)
    assert dues(file)["First report"] == date(2029, 1, 14)


def test_steps_are_never_due_before_the_file_was_opened(cms):
    file = opened(cms)

    note_stage(file=file, stage="contact", since=date(2014, 11, 4), by=UserFactory(), at=OPENED)

    assert dues(file)["Meet"] == date(2026, 1, 11)


def test_a_file_that_is_older_than_the_playbook_gets_only_what_lies_ahead_and_only_once(cms):
    file = RecruitmentFileFactory(instrument=cms, stage="contact", opened_at=OPENED)

    carried = carry_playbook(file=file, by=UserFactory(), on=date(2026, 2, 1))
    again = carry_playbook(file=file, by=UserFactory(), on=date(2026, 2, 1))

    assert {one.words for one in carried} == {
        "Meet", "Deposit", "Ask for a focal point", "First report",
    }  # fmt: skip
    assert again == []
    assert dues(file)["Meet"] == date(2026, 2, 11)
