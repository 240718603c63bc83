from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import a_reply
from tests.factories.people import UserFactory
from whimbrel.core.journal import history_of
from whimbrel.core.models import Letter
from whimbrel.nbsap.actions.delegating import (
    Office,
    delegate_section,
    say_done,
    take_back_section,
)
from whimbrel.nbsap.emails import delegation_of, delegation_token

pytestmark = pytest.mark.django_db
FISHERIES = Office("Ministry of fisheries", "fish@example.org", "fr", date(2099, 1, 31), "Merci")


@pytest.fixture
def delegation():
    reply = a_reply()
    section = reply.questionnaire.sections.get(code="sites")
    return delegate_section(reply=reply, section=section, to=FISHERIES, by=UserFactory(), at=now())


def test_the_office_gets_a_link_in_its_language(delegation):
    letter = Letter.objects.get()

    assert (letter.address, letter.language) == ("fish@example.org", "fr")
    assert "Sites et corridors" in letter.subject
    assert "Merci" in letter.text
    assert delegation_token(delegation) in letter.text
    assert delegation_of(delegation_token(delegation)) == delegation


@pytest.mark.parametrize("token", ["", "guess", "MQ:1:bad"])
def test_a_link_that_was_not_made_here_opens_nothing(token):
    assert delegation_of(token) is None


def test_it_is_said_to_be_done_and_taken_back_once(delegation):
    first, by = now(), UserFactory()
    say_done(delegation=delegation, at=first)
    say_done(delegation=delegation, at=now())
    take_back_section(delegation=delegation, by=by, at=now())
    take_back_section(delegation=delegation, by=by, at=now())

    delegation.refresh_from_db()
    assert delegation.done_at == first
    assert delegation.ended_at
    told = [one.verb for one in history_of(delegation.reply)]
    assert told.count("took a part back") == 1
