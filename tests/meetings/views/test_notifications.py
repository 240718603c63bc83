import re
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate, now

from tests.factories.designations import seated
from tests.factories.meetings import drafted, issued
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.core.dossier import file_of
from whimbrel.core.needs import person_needs
from whimbrel.core.search.answers import answer as found_by
from whimbrel.core.search.keeping import read_everything
from whimbrel.core.search.question import Question
from whimbrel.meetings.models import NotificationAnswer, NotificationFile

pytestmark = pytest.mark.django_db
LIST = "/en/notifications/"


def speaks(notification, iso3="KEN", **fields):
    noted = notification.countries.get(country__iso3=iso3)
    held = DesignationFactory(country=noted.country, instrument=notification.instrument, **fields)
    return held.person, noted


def test_everybody_reads_what_was_issued_and_nobody_a_draft(client):
    notification = issued(subject_en="Nominations")
    drafted(subject_en="Not out yet")

    listed = client.get(LIST).content.decode()
    page = client.get(notification.get_absolute_url()).content.decode()

    assert "2026/001" in listed
    assert "Not out yet" not in listed
    assert "Nominate one person" in page
    assert "30 April 2026" in page
    assert "Kenya" in page


@pytest.mark.parametrize("number", ["002", "1", "01", "0001", "x"])
def test_a_number_that_is_not_written_as_printed_leads_nowhere(client, number):
    issued()

    assert client.get(f"/en/notifications/2026/{number}/").status_code == 404


def test_each_reads_it_in_their_own_language(client):
    notification = issued(subject_fr="Candidatures", text_fr="L’atelier est en mai.")

    page = client.get(f"/fr/notifications/2026/{notification.number:03}/").content.decode()

    assert "L’atelier est en mai." in page


def test_the_list_is_narrowed_by_instrument_and_year(client):
    one, other = issued(subject_en="First"), issued(subject_en="Second")

    page = client.get(f"{LIST}?instrument={one.instrument.slug}&year=2026").content.decode()

    assert "First" in page
    assert "Second" not in page
    assert other.symbol == "2026/002"


def test_a_feed_reader_gets_them_with_names_that_stay(client):
    issued()

    answer = client.get("/en/notifications/feed.atom")

    body = answer.content.decode()
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert "<title>2026/001 Nominations for the workshop</title>" in body
    assert re.search(r"<id>tag:[^<]+,2026:notification:2026/001</id>", body)


def test_a_focal_point_answers_for_the_country_with_a_file(client):
    notification = issued()
    person, noted = speaks(notification)
    client.force_login(person)
    assert "Answer for Kenya" in client.get(notification.get_absolute_url()).content.decode()

    where = reverse("meetings:notification_answer", args=[2026, "001"])
    file = SimpleUploadedFile("form.pdf", b"%PDF-1.7")
    page = client.post(where, {"words": "We nominate one.", "file": file}, follow=True)

    answer = noted.answers.get()
    assert (answer.words, answer.role, answer.files.get().name) == ("We nominate one.", "nfp", "form.pdf")  # fmt: skip
    assert "Change the answer of Kenya" in page.content.decode()


def test_a_refused_answer_is_there_again(client):
    notification = issued()
    person, _noted = speaks(notification)
    client.force_login(person)

    where = reverse("meetings:notification_answer", args=[2026, "001"])
    file = SimpleUploadedFile("form.exe", b"MZ")
    answer = client.post(where, {"words": "We nominate one.", "file": file})

    assert answer.status_code == 422
    assert "We nominate one." in answer.content.decode()
    assert not NotificationAnswer.objects.exists()


def test_only_who_speaks_for_an_addressed_country_answers(client):
    issued()
    where = reverse("meetings:notification_answer", args=[2026, "001"])

    for person in (UserFactory(), DesignationFactory().person):
        client.force_login(person)
        assert client.get(where).status_code == 403
    client.logout()
    assert client.get(where).status_code == 302


def test_a_file_of_an_answer_is_for_the_country_and_the_secretariat(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    notification = issued()
    person, _noted = speaks(notification)
    client.force_login(person)
    where = reverse("meetings:notification_answer", args=[2026, "001"])
    client.post(where, {"words": "Here.", "file": SimpleUploadedFile("form.pdf", b"%PDF-1.7")})
    file = reverse("meetings:answer_file", args=[NotificationAnswer.objects.get().files.get().pk])

    seen = {}
    for who in (person, seated(), DesignationFactory().person):
        client.force_login(who)
        seen[who] = client.get(file).status_code

    assert list(seen.values()) == [200, 200, 404]


def test_files_of_a_notification_are_for_everybody_once_it_is_issued(client):
    notification, draft = issued(), drafted()
    for one in (notification, draft):
        NotificationFile.objects.create(
            notification=one, title="Form", file=ContentFile(b"%PDF-1.7", name="form.pdf")
        )
    public, private = NotificationFile.objects.order_by("pk")

    answer = client.get(reverse("meetings:notification_file", args=[public.pk]))

    assert answer["Content-Disposition"] == 'attachment; filename="Form.pdf"'
    assert client.get(reverse("meetings:notification_file", args=[private.pk])).status_code == 404


def test_the_list_costs_the_same_with_one_and_with_three(client, django_assert_num_queries):
    first = issued()
    client.get(LIST)
    client.get(LIST)

    with django_assert_num_queries(QUERIES):
        client.get(f"{LIST}?page=1")
    issued(instrument=first.instrument)
    issued(instrument=first.instrument)
    with django_assert_num_queries(QUERIES):
        assert client.get(f"{LIST}?page=1").content.decode().count("/en/notifications/2026/") == 3


def test_it_waits_on_the_desk_and_in_the_country_s_file_until_it_is_answered(client):
    notification = issued(deadline_on=date(2099, 1, 1))
    person, noted = speaks(notification)

    def waits():
        needs = [need.text for found in person_needs(person, at=now()).values() for need in found]
        lines = next(one for one in file_of(noted.country_id, localdate()) if one.slug == "notifications").lines  # fmt: skip
        return "Nominations for the workshop" in needs, [line.is_open for line in lines]

    notification.issued_at = now()
    notification.save()
    assert waits() == (True, [True])
    client.force_login(person)
    client.post(reverse("meetings:notification_answer", args=[2026, "001"]), {"words": "One."})

    assert waits() == (False, [False])


def test_it_is_found_by_its_number_and_its_words():
    issued(text_fr="L’atelier est en mai.", subject_fr="Candidatures")
    drafted(subject_en="Secretive nominations")
    read_everything()

    def found(words, language="en"):
        results = found_by(Question(words, language, frozenset({"public"}))).results
        return ["".join(piece.text for piece in one.title) for one in results]

    assert found("2026/001") == ["Nominations for the workshop"]
    assert found("atelier", "fr") == ["Candidatures"]
    assert found("secretive") == []


QUERIES = 4
