from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils.timezone import now

from tests.factories.inbox import a_letter, arrive
from tests.factories.people import UserFactory
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.forgetting import forget, forget_old_letters
from whimbrel.core.models import ReceivedLetter

pytestmark = pytest.mark.django_db


def test_old_letters_go_with_their_bytes_and_those_that_wait_stay(
    room, person, django_capture_on_commit_callbacks
):
    posted = arrive(sender=person.email, to=reply_address("thread", 1, person.pk))
    held = arrive(sender=person.email, to=reply_address("thread", 1, UserFactory().pk))
    ReceivedLetter.objects.update(received_at=now() - timedelta(days=400))
    arrive(sender=person.email, to=reply_address("thread", 2, person.pk))

    with django_capture_on_commit_callbacks(execute=True):
        assert forget_old_letters(before=now() - timedelta(days=365)) == 1

    assert not default_storage.exists(posted.raw.name)
    assert default_storage.exists(held.raw.name)
    assert ReceivedLetter.objects.count() == 2


def test_bytes_that_another_row_holds_stay(room, person, django_capture_on_commit_callbacks):
    raw = a_letter(sender=person.email, to="africa@in.example.org")
    first = arrive(raw=raw, to=reply_address("thread", 1, person.pk))
    second = arrive(raw=raw, to=reply_address("thread", 2, person.pk))

    with django_capture_on_commit_callbacks(execute=True):
        forget(first)

    assert second.raw.read() == raw
