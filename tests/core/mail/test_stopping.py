import pytest
from django.core import signing

from tests.factories.people import UserFactory
from whimbrel.core.mail.kinds import kind_of
from whimbrel.core.mail.stopping import (
    StopRefused,
    read_stop_token,
    resume_kind,
    stop_kind,
    stop_token,
)
from whimbrel.core.models import JournalEntry, MailRefusal

pytestmark = pytest.mark.django_db


def test_a_token_says_whose_letters_of_which_kind():
    person = UserFactory()

    assert read_stop_token(stop_token(person.pk, "news")) == (person, kind_of("news"))


def test_a_token_that_was_changed_is_refused():
    person, other = UserFactory(), UserFactory()
    signature = stop_token(person.pk, "news").rpartition(":")[2]
    body = stop_token(other.pk, "news").rpartition(":")[0]

    for forged in (f"{body}:{signature}", "", ":", "nonsense", "a:b:c"):
        with pytest.raises(StopRefused):
            read_stop_token(forged)


def test_what_the_house_signed_for_something_else_is_no_token():
    other = signing.Signer(salt="another").sign_object([UserFactory().pk, "news"])

    with pytest.raises(StopRefused):
        read_stop_token(other)


def test_a_person_or_a_kind_that_is_no_more_is_refused():
    with pytest.raises(StopRefused):
        read_stop_token(stop_token(12345, "news"))
    with pytest.raises(StopRefused):
        read_stop_token(stop_token(UserFactory().pk, "gossip"))


def test_stopping_twice_is_stopping_once_and_both_ways_are_in_the_journal():
    person = UserFactory()

    stop_kind(person=person, kind=kind_of("news"))
    stop_kind(person=person, kind=kind_of("news"))
    assert MailRefusal.objects.get().person == person
    resume_kind(person=person, kind=kind_of("news"))
    resume_kind(person=person, kind=kind_of("news"))

    assert not MailRefusal.objects.exists()
    verbs = JournalEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["stopped letters", "resumed letters"]
