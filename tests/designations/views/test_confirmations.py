from datetime import date, timedelta

import pytest
from django.core import signing
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.designations.actions.confirmations import ask
from whimbrel.designations.emails import confirmation_token
from whimbrel.designations.models import Confirmation
from whimbrel.treaties.models import Designation

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """A person of two posts, asked about both."""
    person = UserFactory(display_name="Focal point, Kenya")
    country = CountryFactory(name_en="Kenya")
    for code in ("AEWA", "CMS"):
        DesignationFactory(
            person=person, country=country, instrument=InstrumentFactory(code=code, name_en=code)
        )
    return ask(designations=Designation.objects.order_by("pk"), at=now())


def where(confirmation):
    return f"/en/questions/{confirmation_token(confirmation)}/"


def test_the_page_shows_every_post_that_was_asked_about(client, asked):
    page = client.get(where(asked[0])).content.decode()

    assert "AEWA" in page
    assert "CMS" in page


def test_looking_at_the_page_answers_nothing(client, asked):
    client.get(where(asked[0]))

    assert Confirmation.objects.open().count() == 2


def test_one_press_says_that_all_is_right(client, asked):
    answer = client.post(where(asked[0]), {"right": "1"})

    assert "We ask again in a year." in answer.content.decode()
    assert not Confirmation.objects.open().exists()


def test_a_correction_needs_words(client, asked):
    assert client.post(where(asked[0]), {"wrong": "1"}).status_code == 422

    client.post(where(asked[0]), {"wrong": "1", "correction": "I moved"})

    assert [one.correction for one in Confirmation.objects.order_by("pk")] == ["I moved", ""]


def test_a_question_that_was_asked_anew_leads_to_the_newer_letter(client, asked):
    ask(designations=Designation.objects.all(), at=now() + timedelta(days=400))

    answer = client.post(where(asked[0]), {"right": "1"})

    assert answer.status_code == 410
    assert Confirmation.objects.open().count() == 2


def test_whoever_holds_nothing_any_more_is_asked_nothing(client, asked):
    Designation.objects.update(ends_on=date(2020, 1, 1))

    assert client.get(where(asked[0])).status_code == 410


def test_from_the_desk_one_comes_only_to_one_s_own_question(client, asked):
    client.force_login(UserFactory())
    address = f"/en/questions/of/{asked[0].pk}/"

    assert client.get(address).status_code == 404
    client.force_login(asked[0].designation.person)
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("tampered", ["x", "", "other salt"])
def test_a_token_that_was_tampered_with_opens_nothing(client, asked, tampered):
    token = confirmation_token(asked[0])
    if tampered == "other salt":
        token = signing.dumps(asked[0].pk, salt="something else")
    else:
        token = tampered + token[:-1]

    assert client.get(f"/en/questions/{token}/").status_code == 404
    assert client.post(f"/en/questions/{token}/", {"right": "1"}).status_code == 404
    assert Confirmation.objects.open().count() == 2
