from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.accession import ApproachFactory, CounterpartFactory, RecruitmentFileFactory
from tests.factories.people import UserFactory
from whimbrel.accession.actions.counterparts import forget_counterparts
from whimbrel.accession.actions.mailing import refuse_mailings
from whimbrel.accession.actions.merging import NotOfOneFile, merge_counterparts
from whimbrel.accession.emails import refusal_token, refused_by
from whimbrel.accession.models import Counterpart, MergedCounterpart
from whimbrel.core.models import JournalEntry

pytestmark = pytest.mark.django_db


def merge(kept, *others):
    return merge_counterparts(kept=kept, others=others, by=UserFactory(), at=now())


@pytest.fixture
def file():
    return RecruitmentFileFactory()


def test_contacts_come_over_and_what_the_other_entry_said_can_be_read_afterwards(file):
    kept = CounterpartFactory(file=file, name="Anna Muller", office="Cabinet office", email="")
    other = CounterpartFactory(
        file=file, name="A. Müller", office="Ministry", relation="embassy", email="anna@m.example",
        starts_on=date(2020, 1, 1), ends_on=date(2022, 1, 1),
    )  # fmt: skip
    ApproachFactory(file=file, person=kept, office="Cabinet office")
    ApproachFactory(file=file, person=other, office="Ministry")

    merge(kept, other)

    assert {one.office for one in kept.approaches.all()} == {"Cabinet office", "Ministry"}
    assert (kept.name, kept.office, kept.email) == ("Anna Muller", "Cabinet office", "anna@m.example")  # fmt: skip
    assert (kept.starts_on, kept.ends_on) == (date(2020, 1, 1), None)
    was = kept.merged.get()
    assert (was.name, was.office, was.relation, was.approaches) == ("A. Müller", "Ministry", "embassy", 1)  # fmt: skip
    assert (was.starts_on, was.ends_on) == (date(2020, 1, 1), date(2022, 1, 1))
    assert not Counterpart.objects.filter(pk=was.number).exists()
    assert JournalEntry.objects.get(verb="merged persons").detail == {"persons": 2}


def test_the_link_in_a_letter_to_the_other_entry_still_stops_letters(file):
    kept, middle, other = CounterpartFactory.create_batch(3, file=file)
    token = refusal_token(other)

    merge(middle, other)
    merge(kept, middle)

    assert refused_by(token) == kept
    assert kept.merged.count() == 2


def test_who_refused_letters_under_either_name_gets_none(file):
    kept, other = CounterpartFactory.create_batch(2, file=file)
    refuse_mailings(counterpart=other, at=now())

    merge(kept, other)

    kept.refresh_from_db()
    assert kept.refused_at is not None


def test_entries_of_two_files_or_of_a_closed_one_are_left_as_they_are(file):
    kept, stranger = CounterpartFactory(file=file), CounterpartFactory()
    with pytest.raises(NotOfOneFile):
        merge(kept, stranger)
    with pytest.raises(NotOfOneFile):
        merge(kept, kept)
    other = CounterpartFactory(file=file)
    file.closed_at = now()
    file.save()
    with pytest.raises(NotOfOneFile):
        merge(Counterpart.objects.get(pk=kept.pk), other)

    assert Counterpart.objects.count() == 3


def test_what_was_merged_is_forgotten_with_the_person(file):
    kept, other = CounterpartFactory.create_batch(2, file=file, ends_on=date(2026, 1, 2))
    merge(kept, other)

    forget_counterparts(now())

    assert not MergedCounterpart.objects.exists()
