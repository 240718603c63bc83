import pytest
from django.utils.timezone import now

from tests.factories.accession import CounterpartFactory, RecruitmentFileFactory, TaskFactory
from tests.factories.people import UserFactory
from whimbrel.accession.actions.merging import merge_counterparts
from whimbrel.accession.actions.relations import relate
from whimbrel.core.personal import erase_all, held_of

pytestmark = pytest.mark.django_db


def of(person):
    return next(one.rows for one in held_of(person) if one.name == "Contacts with the Secretariat")


def test_a_person_is_given_their_own_particulars_and_not_the_file():
    person = UserFactory(email="director@ministry.example")
    CounterpartFactory(email="Director@ministry.example", name="A Director")
    CounterpartFactory()

    (row,) = of(person)

    assert row["Name"] == "A Director"
    assert set(row) == {
        "Name", "Office", "E-mail", "From", "Until", "Relations", "Why we may keep it", "Since which day",
        "How that is known", "Said before",
    }  # fmt: skip


def test_a_relation_is_given_out_with_the_office_of_the_other_and_not_the_name():
    person = UserFactory(email="anna@ministry.example")
    file = RecruitmentFileFactory()
    minister = CounterpartFactory(file=file, name="A. Minister", office="Cabinet office")
    theirs = CounterpartFactory(file=file, email=person.email)
    relate(giver=theirs, kind="reports", taker=minister, starts_on=minister.starts_on, by=person)

    (row,) = of(person)

    assert row["Relations"] == "reports to Cabinet office"
    assert "Minister" not in str(row)


def test_the_name_goes_with_the_account_and_the_office_stays():
    person = UserFactory(email="director@ministry.example")
    known = CounterpartFactory(email=person.email, office="Cabinet office")

    erase_all(person, kept_as="former member")

    known.refresh_from_db()
    assert (known.name, known.email, known.office) == ("former member", "", "Cabinet office")


def test_an_entry_that_was_merged_is_given_out_and_unnamed_too():
    person = UserFactory(email="anna@ministry.example")
    file = RecruitmentFileFactory()
    kept = CounterpartFactory(file=file, name="A. Muller", email="other@ministry.example")
    same = CounterpartFactory(file=file, name="Anna Muller", email=person.email)
    merge_counterparts(kept=kept, others=[same], by=UserFactory(), at=now())
    assert [one["Name"] for one in of(person)] == ["Anna Muller"]

    erase_all(person, kept_as="former focal point")

    assert kept.merged.get().name == "former focal point"
    assert kept.merged.get().email == ""


def test_an_officer_is_told_of_their_tasks_without_the_file_and_leaves_the_open_ones():
    person = UserFactory()
    file = RecruitmentFileFactory(country__name_en="Atlantis")
    still = TaskFactory(file=file, owner=person, words="Call the minister")
    done = TaskFactory(file=file, owner=person, done_on=still.due_on)
    rows = next(one.rows for one in held_of(person) if one.name == "Tasks at the desk")
    assert rows == [{"Due on": "2026-02-01"}] * 2

    erase_all(person, kept_as="former officer")

    still.refresh_from_db()
    done.refresh_from_db()
    assert (still.owner, done.owner_id) == (None, person.pk)
