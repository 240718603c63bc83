from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

from tests.factories.accession import ApproachFactory, CounterpartFactory, RecruitmentFileFactory
from tests.factories.people import UserFactory
from whimbrel.accession.actions.corrections import (
    correct_counterpart,
    forget_counterpart,
    write_note,
)
from whimbrel.accession.actions.counterparts import forget_silent
from whimbrel.accession.actions.merging import merge_counterparts
from whimbrel.accession.models import Approach, Counterpart, CounterpartChange, RecruitmentFile
from whimbrel.accession.queries.retention import lapses
from whimbrel.accession.queries.trail import trail
from whimbrel.core.journal import history_of
from whimbrel.core.models import JournalEntry
from whimbrel.core.personal import erase_all, held_of

pytestmark = pytest.mark.django_db
FILES = RecruitmentFile.objects.all()


def corrected(one, **said):
    officer = UserFactory(display_name="Officer")
    return correct_counterpart(counterpart=one, by=officer, at=now(), on=localdate(), **said)


def test_each_field_that_changed_is_told_from_what_to_what_by_whom():
    one = CounterpartFactory(name="Anna", relation="ministry")

    corrected(one, name="Anna Muller", relation="embassy", email=one.email)

    told = {
        (part.label, part.old, part.new)
        for line in trail(one.file)
        for part in line.fields
        if line.actor == "Officer"
    }
    assert told == {
        ("Name", "Anna", "Anna Muller"),
        ("Relation", "Ministry", "Embassy or mission"),
    }


def test_the_journal_keeps_no_word_of_the_person():
    one = CounterpartFactory(name="Anna")

    corrected(one, name="Anna Muller", email="anna@ministry.example")

    (entry,) = JournalEntry.objects.filter(verb="corrected a person")
    assert entry.subject == one.file
    assert "nna" not in str(entry.detail)


def test_confirming_changes_nothing_but_the_day_on_which_silence_begins():
    one = CounterpartFactory(seen_on=date(2020, 1, 1))

    corrected(one, name=one.name)

    one.refresh_from_db()
    assert one.seen_on == localdate()
    assert not CounterpartChange.objects.exists()
    assert not history_of(one.file)


def test_a_basis_without_a_day_is_no_basis():
    with pytest.raises(ValidationError):
        corrected(CounterpartFactory(), basis="consent")


def test_who_is_forgotten_at_once_leaves_the_office_and_no_line():
    one = CounterpartFactory(name="Anna")
    ApproachFactory(file=one.file, person=one, office="Cabinet office")
    corrected(one, name="Anna Muller")

    forget_counterpart(counterpart=one, by=UserFactory())

    assert (Approach.objects.get().person, Approach.objects.get().office) == (
        None,
        "Cabinet office",
    )
    assert not Counterpart.objects.exists()
    assert "nna" not in str([(line.deed, line.fields) for line in trail(one.file)])


def test_erasing_an_account_takes_the_lines_out_too_and_an_export_tells_them():
    person = UserFactory(email="anna@ministry.example")
    one = CounterpartFactory(name="Anna", email=person.email)
    corrected(one, name="Anna Muller")
    rows = next(one.rows for one in held_of(person) if one.name == "Contacts with the Secretariat")
    assert rows[0]["Said before"] == "Anna"

    erase_all(person, kept_as="former member")

    assert not CounterpartChange.objects.exists()


def test_the_note_is_told_with_what_it_said_before_and_only_where_it_changed():
    file, officer = RecruitmentFileFactory(), UserFactory()

    for note in ("They wait", "They decided", "They decided"):
        write_note(file=file, note=note, by=officer)

    told = [(part.old, part.new) for line in trail(file) for part in line.fields]
    assert told == [("They wait", "They decided"), ("", "They wait")]


def test_who_is_neither_spoken_with_nor_confirmed_for_long_is_forgotten():
    today = localdate()
    long_ago, lately = today - timedelta(days=1200), today - timedelta(days=30)
    silent = CounterpartFactory(seen_on=long_ago)
    ApproachFactory(file=silent.file, person=silent, day=long_ago)
    CounterpartFactory(seen_on=lately)
    spoken = CounterpartFactory(seen_on=long_ago)
    ApproachFactory(file=spoken.file, person=spoken, day=lately)

    assert forget_silent(now() - timedelta(days=1095)) == 1
    assert not Counterpart.objects.filter(pk=silent.pk).exists()


def test_the_list_tells_the_day_on_which_the_job_takes_a_person_out(settings):
    settings.KEEP_LEFT_DAYS, settings.KEEP_SILENT_DAYS = 365, 1095
    today = localdate()
    left = CounterpartFactory(starts_on=date(2020, 1, 1), ends_on=today - timedelta(days=300))
    silent = CounterpartFactory(seen_on=today - timedelta(days=1090))
    CounterpartFactory(seen_on=today)

    found = lapses(FILES, on=today)

    assert [(one.person, one.why) for one in found] == [
        (silent, "nothing heard of them"),
        (left, "left the office"),
    ]
    day_before = now() + (found[0].on - today - timedelta(days=1)) * 1
    assert forget_silent(day_before - timedelta(days=1095)) == 0
    assert forget_silent(day_before + timedelta(days=1) - timedelta(days=1095)) == 1


def test_a_setting_of_nought_keeps_for_ever(settings):
    settings.KEEP_LEFT_DAYS = settings.KEEP_SILENT_DAYS = 0
    CounterpartFactory(seen_on=date(2000, 1, 1))

    assert lapses(FILES, on=localdate()) == []


def test_a_merged_entry_brings_the_reason_for_keeping_it():
    file = RecruitmentFileFactory()
    kept = CounterpartFactory(file=file)
    other = CounterpartFactory(file=file, basis="consent", basis_on=date(2026, 3, 1))

    merge_counterparts(kept=kept, others=[other], by=UserFactory(), at=now())

    kept.refresh_from_db()
    assert (kept.basis, kept.basis_on) == ("consent", date(2026, 3, 1))
