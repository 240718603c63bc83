from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.training import SessionFactory, WorkshopFactory
from whimbrel.training.models import Trainer

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 9, 1, 6, tzinfo=UTC)


@pytest.fixture
def workshop():
    workshop = WorkshopFactory(
        meeting__code="ws-1",
        meeting__title_en="Before the COP",
        time_zone="Africa/Nairobi",
        languages="en",
    )
    for title, hours, languages in (("Budget", 0, "fr"), ("Proposals", 0, ""), ("Field", 3, "")):
        SessionFactory(
            workshop=workshop,
            title_en=title,
            languages=languages,
            starts_at=NINE + timedelta(hours=hours),
            ends_at=NINE + timedelta(hours=hours + 1),
        )
    return workshop


def page(client, query=""):
    return client.get(f"/en/training/ws-1/agenda/{query}").text


def test_times_are_by_the_clock_of_the_event_and_what_runs_side_by_side_says_so(client, workshop):
    text = page(client)

    assert "09:00–10:00" in text
    assert text.count("in parallel") == 2


def test_a_reader_sees_their_own_clock_beside_it(client, workshop):
    text = page(client, "?zone=America/Lima")

    assert "09:00–10:00" in text
    assert "01:00–02:00" in text


def test_the_page_can_be_read_in_every_language_of_the_house(client, workshop):
    text = page(client)

    assert 'href="/fr/training/ws-1/agenda/"' in text
    assert ">Français<" in text


def test_who_teaches_is_told_with_what_they_are_also_without_an_account(client, workshop):
    trainer = Trainer.objects.create(name="Trainer of a museum", about_en="Knows storks.")
    for session in workshop.sessions.all():
        session.trainers.add(trainer)

    text = page(client)

    assert text.count("Knows storks.") == 1
    assert '<h2 id="trainers">' in text


def test_a_zone_that_nobody_knows_is_passed_over(client, workshop):
    text = page(client, "?zone=Nowhere/At_all")

    assert '<th scope="col">Nowhere' not in text
    assert '<th scope="col">Africa/Nairobi' in text


def test_only_what_can_be_followed_in_a_language_is_shown(client, workshop):
    text = page(client, "?language=fr")

    assert "Budget" in text
    assert "Proposals" not in text


def test_the_agenda_is_a_calendar(client, workshop):
    answer = client.get("/en/training/ws-1/agenda.ics")

    assert answer["Content-Type"].startswith("text/calendar")
    assert answer.text.count("BEGIN:VEVENT") == 3
    assert "DTSTART:20260901T060000Z" in answer.text


def test_before_there_is_an_agenda_the_calendar_has_the_days(client):
    WorkshopFactory(meeting__code="ws-2")

    text = client.get("/en/training/ws-2/agenda.ics").text

    assert "DTSTART:20131029T090000Z" in text
    assert "DTEND:20131031T170000Z" in text


@pytest.mark.parametrize("rows", [1, 3])
def test_an_agenda_costs_the_same_for_one_or_many(client, rows, django_assert_num_queries):
    workshop = WorkshopFactory(meeting__code="ws-3")
    SessionFactory.create_batch(rows, workshop=workshop)
    client.get("/en/training/ws-3/agenda/")

    with django_assert_num_queries(4):
        client.get("/en/training/ws-3/agenda/")
