import pytest

from tests.factories.people import UserFactory
from whimbrel.core.journal.rules import can_read_deeds_on_accounts, can_read_journal
from whimbrel.people.actions import seat_at_desk
from whimbrel.people.models import User

pytestmark = pytest.mark.django_db


def test_whoever_works_at_the_desk_reads_the_journal_but_not_what_was_done_to_accounts():
    person = User.objects.get(pk=seat_at_desk(person=UserFactory()).pk)

    assert can_read_journal(person)
    assert not can_read_deeds_on_accounts(person)


def test_an_administrator_reads_both():
    person = UserFactory(is_superuser=True)

    assert can_read_journal(person)
    assert can_read_deeds_on_accounts(person)


def test_nobody_else_reads_either():
    for person in (UserFactory(), UserFactory(is_superuser=True, is_active=False)):
        assert not can_read_journal(person)
        assert not can_read_deeds_on_accounts(person)
