import pytest
from wagtail.users.models import UserProfile

from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry
from whimbrel.people.actions import change_profile

pytestmark = pytest.mark.django_db


def test_the_desk_speaks_the_language_and_keeps_the_clock_a_person_chose():
    person = UserFactory()
    change_profile(person=person, display_name="Officer", language="fr")
    change_profile(person=person, language="es", time_zone="Africa/Nairobi")

    kept = UserProfile.objects.get(user=person)
    assert (kept.preferred_language, kept.current_time_zone) == ("es", "Africa/Nairobi")


def test_the_journal_holds_which_fields_changed_and_never_what_they_held():
    person = UserFactory(phone="+254 1")
    change_profile(person=person, phone="+254 2", language="en", family_name="Otieno")

    assert JournalEntry.objects.get().detail == {"fields": ["family_name", "phone"]}


def test_a_word_that_nobody_says_about_themselves_is_refused():
    person = UserFactory()

    with pytest.raises(TypeError, match="is_staff"):
        change_profile(person=person, is_staff=True)
