import pytest
from django.utils.translation import gettext_lazy as _

from tests.factories.inbox import arrive
from whimbrel.core.mail import kinds
from whimbrel.core.mail.stopping import stop_address
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.core.models import Letter, MailRefusal, ReceivedLetter

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(person, monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    kinds.register("news", _("News"), can_be_refused=True)
    to = Recipient(address=person.email, person=person.pk)
    return write_letter(to=to, kind="news", subject="A workshop", text="It begins on Monday.")


def test_an_empty_letter_to_the_address_in_its_head_stops_the_kind(person, letter):
    received = arrive(sender=person.email, to=stop_address(letter), text="", subject="unsubscribe")

    assert received.state == ReceivedLetter.State.ANSWERED
    assert MailRefusal.objects.filter(person=person, kind="news").exists()
    assert (
        "You get no more letters of this kind: News."
        in Letter.objects.get(kind="inbox_answer").text
    )


def test_subscribe_to_the_same_address_takes_it_back(person, letter):
    arrive(sender=person.email, to=stop_address(letter), text="")
    arrive(sender=person.email, to=stop_address(letter), text="Подписаться")

    assert not MailRefusal.objects.exists()


def test_nobody_stops_the_letters_of_somebody_else(person, letter, django_user_model):
    django_user_model.objects.create_user("other@example.org")

    received = arrive(sender="other@example.org", to=stop_address(letter), text="")

    assert received.state == ReceivedLetter.State.HELD
    assert not MailRefusal.objects.exists()


def test_a_kind_that_is_no_more_is_told(person, letter):
    address = stop_address(letter)
    del kinds._kinds["news"]

    arrive(sender=person.email, to=address, text="")

    assert "nothing to stop" in Letter.objects.get(kind="inbox_answer").text
