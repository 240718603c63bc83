import pytest

from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry
from whimbrel.people.actions import choose_visibility
from whimbrel.people.models import FieldChoice

pytestmark = pytest.mark.django_db


def test_only_what_changed_is_kept_and_journalled():
    person = UserFactory()
    choose_visibility(person=person, choices={"phone": "members", "address": "region"})
    choose_visibility(person=person, choices={"phone": "members", "address": "region"})

    assert [str(choice) for choice in FieldChoice.objects.all()] == ["address: region"]
    assert JournalEntry.objects.get().detail == {"fields": ["address"]}


@pytest.mark.parametrize("field", ["display_name", "position", "password"])
def test_there_is_nothing_to_choose_about_what_is_published(field):
    with pytest.raises(ValueError, match=field):
        choose_visibility(person=UserFactory(), choices={field: "members"})


def test_a_circle_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="friends"):
        choose_visibility(person=UserFactory(), choices={"phone": "friends"})
