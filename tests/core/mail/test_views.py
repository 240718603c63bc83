from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.factories.people import UserFactory
from whimbrel.core.mail.sending import deliver_due_letters
from whimbrel.core.mail.stopping import stop_token
from whimbrel.core.mail.writing import Recipient
from whimbrel.core.models import Letter, MailRefusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory()


@pytest.fixture
def stop(person):
    return reverse("mail_stop", args=[stop_token(person.pk, "news")])


def words(answer):
    return BeautifulSoup(answer.content, "html.parser").main.get_text(" ", strip=True)


def test_a_mail_program_stops_a_kind_with_one_request_and_no_cookie(person, stop):
    answer = Client(enforce_csrf_checks=True).post(stop, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert not answer.cookies
    assert MailRefusal.objects.get().person == person


def test_looking_stops_nothing_and_shows_a_button(client, stop):
    answer = client.get(stop)

    page = BeautifulSoup(answer.content, "html.parser")
    assert not MailRefusal.objects.exists()
    assert page.main.button.get_text() == "Stop these letters"
    assert "News" in words(answer)
    assert "no-store" in answer["Cache-Control"]
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_the_page_confirms_and_takes_it_back(client, stop):
    stopped = client.post(stop, {"List-Unsubscribe": "One-Click"})
    assert "You get no more of these letters" in words(stopped)
    assert "Get them again" in words(stopped)

    resumed = client.post(stop, {"resume": "yes"})
    assert "You get letters of this kind again" in words(resumed)
    assert not MailRefusal.objects.exists()


def test_the_page_speaks_every_language_of_the_house(client, stop):
    for language in ("en", "fr", "es", "ar", "ru"):
        answer = client.get(stop.replace("/en/", f"/{language}/"))
        assert BeautifulSoup(answer.content, "html.parser").html["lang"] == language


def test_a_forged_link_stops_nothing_and_says_what_to_do(client, stop):
    for way in (client.get, client.post):
        answer = way(stop[:-3] + "xx/")

        assert answer.status_code == 404
        assert "write to the Secretariat" in words(answer)
    assert not MailRefusal.objects.exists()


def test_the_link_in_a_letter_works(client, person, write, mailoutbox):
    write(to=Recipient(address=person.email, person=person.pk))
    deliver_due_letters()
    link = mailoutbox[0].extra_headers["List-Unsubscribe"].strip("<>")

    assert client.post(link.removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert write(to=Recipient(address=person.email, person=person.pk)) is None


def test_only_the_demo_shows_its_outbox(client, write):
    letter = write()

    assert client.get(reverse("outbox_list")).status_code == 404
    assert client.get(reverse("outbox_detail", args=[letter.pk])).status_code == 404


def test_the_outbox_takes_the_same_few_questions_however_many_letters_lie_there(
    client, settings, write, django_assert_num_queries
):
    settings.DEMO = True
    for many in (1, 3):
        while Letter.objects.count() < many:
            write()
        with django_assert_num_queries(1):
            answer = client.get(reverse("outbox_list"))
        rows = BeautifulSoup(answer.content, "html.parser").select("tbody tr")
        assert len(rows) == many
        assert "no-store" in answer["Cache-Control"]
    assert "focal.point@example.org News" in rows[0].get_text(" ")
    assert "waiting" in rows[0].get_text(" ")


def test_a_letter_is_found_in_the_outbox_by_words_of_its_subject(client, settings, write):
    settings.DEMO = True
    write()

    assert "News" in words(client.get(reverse("outbox_list"), {"q": "new"}))
    assert "Nothing found" in words(client.get(reverse("outbox_list"), {"q": "absent"}))


def test_an_empty_outbox_says_how_to_fill_it(client, settings):
    settings.DEMO = True

    assert "Ask for a code" in words(client.get(reverse("outbox_list")))


def test_a_letter_in_the_outbox_has_links_to_press_and_runs_nothing(client, settings, write):
    settings.DEMO = True
    letter = write(text="Begin at http://127.0.0.1:8000/en/ <script>alert(1)</script>")

    answer = client.get(reverse("outbox_detail", args=[letter.pk]))

    page = BeautifulSoup(answer.content, "html.parser").main
    assert page.find("a", href="http://127.0.0.1:8000/en/")
    assert page.script is None
    assert "<script>alert(1)</script>" in page.get_text()
    assert "no-store" in answer["Cache-Control"]


def test_when_a_letter_was_written_is_told_as_the_reader_writes_days(client, settings, write):
    settings.DEMO = True
    letter = write()
    Letter.objects.update(written_at=datetime(2026, 3, 1, 14, 5, tzinfo=UTC))

    english = words(client.get(reverse("outbox_detail", args=[letter.pk])))
    french = words(client.get(reverse("outbox_list").replace("/en/", "/fr/")))

    assert "1\N{NO-BREAK SPACE}Mar\N{NO-BREAK SPACE}2026, 14:05" in english
    assert "1er\N{NO-BREAK SPACE}mars\N{NO-BREAK SPACE}2026, 14:05" in french
