import pytest

from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry
from whimbrel.people.actions import leave_desk, seat_at_desk
from whimbrel.people.models import User

pytestmark = pytest.mark.django_db


def test_whoever_is_seated_at_the_desk_may_keep_the_registry_but_not_accounts():
    person = User.objects.get(pk=seat_at_desk(person=UserFactory()).pk)

    assert person.has_perm("wagtailadmin.access_admin")
    assert person.has_perm("treaties.add_treatyaction")
    assert not person.has_perm("people.add_user")


def test_seating_a_person_twice_is_written_down_once():
    person = UserFactory()
    seat_at_desk(person=person)
    seat_at_desk(person=person)

    assert JournalEntry.objects.filter(verb="seated at the desk").count() == 1


def test_leaving_the_desk_keeps_the_account():
    person = seat_at_desk(person=UserFactory())
    leave_desk(person=person)

    left = User.objects.get(pk=person.pk)
    assert left.is_active
    assert not left.has_perm("wagtailadmin.access_admin")
