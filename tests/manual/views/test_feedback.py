from datetime import UTC, date, datetime

import pytest
from django.utils.timezone import localdate

from tests.factories.designations import seated
from tests.factories.manual import make_article, make_translation
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.manual.actions.editions import name_edition
from whimbrel.manual.actions.visits import count_readings
from whimbrel.manual.models import EditionReading, Feedback

pytestmark = pytest.mark.django_db
HELPFUL = "/en/manual/articles/credentials/helpful/"
NOON = datetime(2014, 11, 10, 12, tzinfo=UTC)
READ = "/en/manual/editions/cop11/read/"


@pytest.fixture(autouse=True)
def article(db):
    return make_article()


def say(client, helped="no", key="a", address=HELPFUL):
    return client.post(
        address, {"has_helped": helped, "reason": "No example of a letter.", "key": key}
    )


def test_a_reader_without_an_account_says_why_an_article_did_not_help(client):
    answer = say(client)

    feedback = Feedback.objects.get()
    assert answer.url == "/en/manual/articles/credentials/"
    assert (feedback.has_helped, feedback.reason) == (False, "No example of a letter.")


def test_each_language_is_judged_by_itself(client, article):
    make_translation(article, "fr")

    say(client, address="/fr/manual/articles/credentials/helpful/")

    assert Feedback.objects.get().version.language == "fr"


def test_a_form_sent_twice_on_a_bad_line_counts_once(client):
    say(client)
    say(client)

    assert Feedback.objects.count() == 1


def test_without_a_yes_or_no_nothing_is_kept(client):
    assert say(client, helped="").status_code == 422
    assert not Feedback.objects.exists()


def test_one_machine_cannot_flood_it(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"say_whether_it_helped": "2/h/ip"}
    answers = [say(client, key=f"k{n}").status_code for n in range(3)]

    assert answers == [302, 302, 429]
    assert Feedback.objects.count() == 2


def test_an_article_for_members_is_not_even_named_to_others(client):
    make_article("positions", audience="members")
    address = "/en/manual/articles/positions/helpful/"
    assert client.get(address).status_code == 404

    client.force_login(DesignationFactory().person)
    assert client.get(address).status_code == 200


@pytest.fixture
def edition():
    return name_edition(slug="cop11", names={"en": "As of COP11"}, as_of=date(2014, 11, 9), at=NOON)


def test_a_focal_point_says_once_that_they_have_read_an_edition(client, edition):
    person = DesignationFactory().person
    client.force_login(person)

    client.post(READ)
    client.post(READ)

    assert EditionReading.objects.get().person == person
    assert "You said so on" in client.get(READ, HTTP_ACCEPT_ENCODING="identity").content.decode()


def test_who_holds_no_office_says_nothing_of_it(client, edition):
    client.force_login(UserFactory())
    assert client.post(READ).status_code == 403


def test_the_keeper_sees_what_is_read_in_which_language(client, settings, article):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(seated())
    count_readings(day=localdate(), times={("fr", "credentials"): 31})

    page = client.get("/en/manual/readers/", HTTP_ACCEPT_ENCODING="identity").content.decode()

    assert '<td class="number">31</td>' in page
    assert "<svg" in page
    assert "Credentials: English" in page
