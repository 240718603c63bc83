from datetime import date, timedelta

import pytest
from django.utils.timezone import now

from tests.factories.accession import PlaybookStepFactory, RecruitmentFileFactory
from tests.factories.treaties import DesignationFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.accession.actions.entries import note_deposits, record_entries
from whimbrel.accession.models import EntryIntoForce, RecruitmentFile
from whimbrel.accession.queries.entries import newest_parties
from whimbrel.accession.queries.statuses import Status, country_statuses
from whimbrel.core.models import JournalEntry, Letter
from whimbrel.treaties.models import Instrument
from whimbrel.treaties.queries.membership import accession_steps, party_count

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)
BEFORE = DAY - timedelta(days=1)


@pytest.fixture
def cms():
    instrument = InstrumentFactory(code="CMS", in_force_on=date(1983, 11, 1))
    for place, words, days in ((1, "Ask for a focal point", 14), (2, "First report", 700)):
        PlaybookStepFactory(
            instrument=instrument, path="welcome", place=place, words=words, days=days
        )
    return instrument


def joins(file, on=DAY):
    return TreatyActionFactory(
        country=file.country, instrument=file.instrument, deposited_on=date(2026, 3, 5), in_force_on=on
    )  # fmt: skip


def test_on_the_day_and_not_before_counts_map_graph_and_feed_know_the_new_party(cms):
    file = RecruitmentFileFactory(instrument=cms, country__name_en="Brazil")
    joins(file)

    def told(on):
        (status,) = [row.status for row in country_statuses(cms, on=on) if row.name == "Brazil"]
        return (
            party_count(cms, on=on),
            status,
            [step.total for step in accession_steps(cms, until=on)],
            [one.name for one in newest_parties(cms, on=on)],
        )

    assert told(BEFORE) == (0, Status.NON_PARTY, [], [])
    assert told(DAY) == (1, Status.PARTY, [1], ["Brazil"])


def test_before_the_day_nothing_is_recorded_and_nobody_is_told(cms):
    DesignationFactory(instrument=cms)
    joins(RecruitmentFileFactory(instrument=cms))

    assert record_entries(on=BEFORE, at=now()) == []
    assert not Letter.objects.exists()


def test_on_the_day_it_is_told_once_and_the_welcome_begins(cms):
    teller = DesignationFactory(instrument=cms).person
    DesignationFactory(instrument=cms, ends_on=date(2020, 1, 1))
    DesignationFactory()
    file = RecruitmentFileFactory(instrument=cms, stage="deposited", country__name_en="Brazil")
    file.opened_at = now().replace(year=2025)
    file.save()
    for step in cms.playbook_steps.all():
        file.steps.create(path=step.path, place=step.place, words=step.words, days=step.days)
    joins(file)

    for day in (DAY, DAY + timedelta(days=1)):
        record_entries(on=day, at=now())

    letter = Letter.objects.get()
    assert letter.recipient == teller
    assert letter.subject == "CMS is in force for Brazil"
    assert "since 1 June 2026" in letter.text
    assert EntryIntoForce.objects.get().file == file
    assert file.stages.filter(stage="in_force", since=DAY).count() == 1
    assert [one.due_on for one in file.steps.all()] == [date(2026, 6, 15), date(2028, 5, 15)]
    assert JournalEntry.objects.filter(verb="recorded entry into force").count() == 1


def test_a_deposit_entered_late_is_not_overtaken_by_what_was_noted_meanwhile(cms):
    file = RecruitmentFileFactory(instrument=cms)
    file.stages.create(stage="contact", since=DAY, noted_at=now())
    joins(file, on=DAY - timedelta(days=20))

    record_entries(on=DAY, at=now())

    assert RecruitmentFile.objects.with_standing().get().now_stage == "in_force"


def test_who_joined_unasked_gets_a_file_for_the_welcome(cms):
    action = TreatyActionFactory(instrument=cms, in_force_on=DAY)

    record_entries(on=DAY, at=now())

    file = RecruitmentFile.objects.get()
    assert (file.country, file.opened_by) == (action.country, None)
    assert file.steps.filter(due_on__isnull=False).count() == 2


def test_without_a_playbook_no_file_is_opened():
    TreatyActionFactory(in_force_on=DAY)

    (entry,) = record_entries(on=DAY, at=now())

    assert entry.file is None
    assert not RecruitmentFile.objects.exists()


def test_history_sister_conventions_and_those_who_left_are_no_news(cms):
    TreatyActionFactory(instrument=cms, in_force_on=DAY - timedelta(days=31))
    sister = InstrumentFactory(kind=Instrument.Kind.SISTER_CONVENTION)
    TreatyActionFactory(instrument=sister, in_force_on=DAY)
    TreatyActionFactory(instrument=cms, in_force_on=DAY, kind="signature", signed_on=DAY)

    assert record_entries(on=DAY, at=now()) == []

    late = TreatyActionFactory(instrument=cms, in_force_on=DAY - timedelta(days=30))
    assert [one.action for one in record_entries(on=DAY, at=now())] == [late]


def test_a_deposit_moves_the_open_file_once_by_a_step_with_its_day_and_source(cms):
    file = RecruitmentFileFactory(instrument=cms)
    act = joins(file)
    other = RecruitmentFileFactory(instrument=cms)
    elsewhere = RecruitmentFileFactory(country=file.country)

    assert note_deposits(on=act.deposited_on - timedelta(days=1), at=now()) == []
    (noted,) = note_deposits(on=BEFORE, at=now())
    assert note_deposits(on=BEFORE, at=now()) == []

    assert (noted.file, noted.stage, noted.since) == (file, "deposited", act.deposited_on)
    assert (noted.note, noted.noted_by) == (act.source, None)
    assert [other.stages.count(), elsewhere.stages.count()] == [1, 1]
    assert JournalEntry.objects.filter(verb="noted a stage").count() == 1


def test_a_deposit_leaves_alone_a_file_that_is_farther_went_back_is_closed_or_of_an_earlier_time(
    cms,
):
    joins(RecruitmentFileFactory(instrument=cms, stage="in_force"))
    back = RecruitmentFileFactory(instrument=cms, stage="deposited")
    back.stages.create(stage="decision", since=date(2026, 2, 1), noted_at=now())
    joins(back)
    joins(RecruitmentFileFactory(instrument=cms, closed_at=now()))
    left = joins(RecruitmentFileFactory(instrument=cms), on=date(2026, 4, 1))
    left.ends_on = date(2026, 5, 1)
    left.save()

    assert note_deposits(on=DAY, at=now()) == []


def test_who_deposits_unasked_gets_a_file_at_once_and_who_has_or_had_one_no_second(cms):
    unasked = TreatyActionFactory(instrument=cms, deposited_on=BEFORE, in_force_on=None)
    TreatyActionFactory(instrument=cms, deposited_on=DAY - timedelta(days=31), in_force_on=None)
    TreatyActionFactory(deposited_on=BEFORE, in_force_on=None)
    closed = RecruitmentFileFactory(instrument=cms, closed_at=now())
    TreatyActionFactory(
        country=closed.country, instrument=cms, deposited_on=BEFORE, in_force_on=None
    )

    for _time in (1, 2):
        note_deposits(on=DAY, at=now())

    file = RecruitmentFile.objects.exclude(pk=closed.pk).get()
    assert (file.country, file.opened_by) == (unasked.country, None)
    assert file.stages.first().stage == "deposited"
