from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.utils.timezone import localdate

from tests.factories.training import NomineeFactory, WorkshopFactory
from tests.factories.treaties import MeetingFactory
from whimbrel.training.models import Registration

pytestmark = pytest.mark.django_db
WHERE = "/en/training/ws-1/place/"
SAID = {
    "given_name": "Participant",
    "family_name": "One",
    "email": "one@museum.example",
    "language": "fr",
    "is_first_time": "yes",
}


@pytest.fixture(autouse=True)
def workshop():
    cache.clear()
    day = localdate() + timedelta(days=30)
    return WorkshopFactory(
        meeting=MeetingFactory(code="ws-1", kind="workshop", starts_on=day, ends_on=day),
        open_until=localdate(),
        places=5,
    )


def test_anybody_asks_for_a_place_from_the_public_page(client):
    public = BeautifulSoup(client.get("/en/training/ws-1/").content, "html.parser")
    assert public.select_one(f'a[href="{WHERE}"]')

    answer = client.post(WHERE, SAID)

    assert "Look into your mail" in answer.text
    one = Registration.objects.get()
    assert (one.language, one.is_first_time) == ("fr", True)


def test_the_answer_tells_nobody_who_is_on_the_list(client, workshop):
    known = NomineeFactory(workshop=workshop)

    new = client.post(WHERE, SAID)
    again = client.post(WHERE, SAID | {"email": known.email})

    for answer in (new, again):
        page = BeautifulSoup(answer.content, "html.parser")
        assert (
            page.select_one("main .note").text
            == BeautifulSoup(new.content, "html.parser").select_one("main .note").text
        )
        assert known.name not in answer.text


def test_what_is_missing_is_said_and_what_was_typed_stays(client):
    answer = client.post(WHERE, SAID | {"email": "no address"})

    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("[name=family_name]")["value"] == "One"
    assert not Registration.objects.exists()


def test_a_workshop_for_those_nominated_only_has_no_such_page(client, workshop):
    workshop.open_until = None
    workshop.save()

    assert client.get(WHERE).status_code == 404
    assert WHERE not in client.get("/en/training/ws-1/").text
