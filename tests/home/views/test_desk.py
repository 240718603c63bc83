from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate, now

from tests.factories.country_file import FileEntryFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    MeetingFactory,
    TreatyActionFactory,
)
from whimbrel.core.models import Letter, TimetableEntry
from whimbrel.designations.models import Confirmation, FileEntry
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def words(element):
    return " ".join(element.get_text(" ", strip=True).split())


def desk_of(client, person):
    client.force_login(person)
    return BeautifulSoup(client.get(reverse("home:desk")).content, "html.parser").main


def focal_point(**fields):
    return DesignationFactory(**fields).person


def test_the_desk_is_for_whoever_is_signed_in(client):
    answer = client.get(reverse("home:desk"))

    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_what_is_due_stands_first_and_what_is_late_is_marked(client):
    person = focal_point()
    today = localdate()
    FileEntryFactory(written_by=person, text="Soon", due_on=today + timedelta(days=2))
    FileEntryFactory(written_by=person, text="Yesterday", due_on=today - timedelta(days=1))
    FileEntryFactory(written_by=person, text="Half a letter", kind=FileEntry.Kind.DRAFT)

    soup = desk_of(client, person)

    assert [h.get_text() for h in soup.select("h3")] == [
        "To be done by a day",
        "Begun and not finished",
    ]
    lines = [words(line) for line in soup.select("h3 + ul li")]
    assert lines[0].startswith("Yesterday Late")
    assert lines[1].startswith("Soon")
    assert "Late" not in lines[1]
    assert lines[2].startswith("Half a letter")


def test_each_line_leads_to_where_it_can_be_done(client):
    designation = DesignationFactory()
    entry = FileEntryFactory(written_by=designation.person, country=designation.country)
    Confirmation.objects.create(designation=designation, asked_at=now())

    soup = desk_of(client, designation.person)

    for link in soup.select("h3 + ul a"):
        assert client.get(link["href"], follow=True).status_code == 200
    assert {link["href"] for link in soup.select("h3 + ul a")} == {
        f"/en/file/{entry.pk}/",
        f"/en/questions/of/{Confirmation.objects.get().pk}/",
    }


def test_nobody_is_shown_what_waits_for_another(client):
    entry = FileEntryFactory(text="Write to the ministry")

    soup = desk_of(client, focal_point(country=entry.country))

    assert "Write to the ministry" not in words(soup)


def test_it_shows_what_a_person_holds_and_the_meetings_of_their_instruments(client):
    designation = DesignationFactory(country__name_en="Kenya")
    MeetingFactory(
        instrument=designation.instrument, title_en="Ahead", starts_on=localdate(), ends_on=None
    )
    MeetingFactory(title_en="Of another instrument", starts_on=localdate(), ends_on=None)

    soup = desk_of(client, designation.person)

    assert "National Focal Point" in words(soup.select_one("#held + ul"))
    assert words(soup.select_one("#meetings + ul")).startswith("Ahead")
    assert "Of another instrument" not in words(soup)


def test_who_holds_nothing_is_told_that_what_is_theirs_stays_theirs(client):
    soup = desk_of(client, UserFactory())

    assert "You hold no office today" in words(soup)
    assert soup.select_one("#secretariat") is None


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.EDITOR])
def test_lines_of_the_secretariat_are_for_those_who_keep_letters_and_people(client, role):
    assert desk_of(client, seated(role)).select_one("#secretariat") is None


def test_the_secretariat_sees_mail_and_tasks_that_failed_and_silent_countries(client):
    cms = InstrumentFactory(code="CMS")
    country = CountryFactory(name_en="Kenya")
    TreatyActionFactory(instrument=cms, country=country)
    DesignationFactory(instrument=cms, country=country)
    Letter.objects.create(
        address="a@example.org", kind="letter", subject="s", message_id="1", due_at=now(),
        failed_at=now(),
    )  # fmt: skip
    TimetableEntry.objects.create(name="tests.daily", due_at=now(), failed_at=now())

    soup = desk_of(client, seated())
    lines = {words(link): link["href"] for link in soup.select("#secretariat + ul a")}

    assert lines == {
        "Countries from which nobody has come in for a year": "/en/desk/silent/",
        "1 e-mail could not be sent": "/admin/letter/?fate=failed",
        "1 task failed": "/en/desk/failures/",
    }
    for address in lines.values():
        assert client.get(address).status_code == 200


def test_a_country_is_silent_until_one_of_its_people_comes_in(client):
    cms = InstrumentFactory(code="CMS")
    silent, heard = CountryFactory(name_en="Silent"), CountryFactory(name_en="Heard")
    for country, seen in ((silent, now() - timedelta(days=400)), (heard, now())):
        TreatyActionFactory(instrument=cms, country=country)
        DesignationFactory(instrument=cms, country=country, person__last_login=seen)
    client.force_login(seated())

    soup = BeautifulSoup(client.get(reverse("home:silent_list")).content, "html.parser").main

    assert [link.get_text() for link in soup.select("li a")] == ["Silent"]


def test_the_list_of_silent_countries_is_not_for_members(client):
    client.force_login(focal_point())

    assert client.get(reverse("home:silent_list")).status_code == 403


def test_a_failed_task_is_tried_again_from_the_desk(client):
    entry = TimetableEntry.objects.create(
        name="tests.daily", due_at=now() + timedelta(days=1), failed_at=now(), last_error="E: no"
    )
    client.force_login(seated())
    page = reverse("home:failure_list")

    soup = BeautifulSoup(client.get(page).content, "html.parser").main
    button = soup.select_one("button[name=again]")
    client.post(page, {"again": button["value"]})

    assert "E: no" in words(soup)
    entry.refresh_from_db()
    assert entry.due_at <= now()


def test_failed_tasks_are_not_for_members(client):
    client.force_login(focal_point())
    page = reverse("home:failure_list")

    assert client.get(page).status_code == 403
    assert client.post(page, {"again": "job:x"}).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_desk_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    person = seated()
    for each in range(number):
        designation = DesignationFactory(person=person)
        past = DesignationFactory(
            country=designation.country, instrument=designation.instrument,
            starts_on=date(2010, 1, 1), ends_on=date(2012, 1, 1),
        )  # fmt: skip
        FileEntryFactory(written_by=past.person, country=designation.country)
        FileEntryFactory(written_by=person, country=designation.country)
        Confirmation.objects.create(designation=designation, asked_at=now())
        MeetingFactory(instrument=designation.instrument, starts_on=localdate(), ends_on=None)
        TimetableEntry.objects.create(name=f"tests.{each}", due_at=now(), failed_at=now())
    client.force_login(person)

    with django_assert_num_queries(77):
        client.get(reverse("home:desk"))
