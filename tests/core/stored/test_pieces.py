from datetime import date

import pytest
from django.db import connection

from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from tests.wsgi import ask, edge
from whimbrel.core.stored import pieces
from whimbrel.core.stored.generations import about
from whimbrel.core.stored.pieces import as_of, kept
from whimbrel.core.stored.reads import watch_reads
from whimbrel.people.models import User
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.names import names_on

pytestmark = pytest.mark.django_db
NOW = {"treaties_country": 5, "treaties_country/*": 5}


@pytest.fixture(autouse=True)
def nothing_kept():
    pieces.forget_all()


class Count:
    """Counts countries, and how often it was asked to."""

    def __init__(self):
        self.asked = 0

    def __call__(self):
        self.asked += 1
        return Country.objects.count()


def test_a_piece_is_made_once_as_long_as_its_tables_are_the_same():
    count = Count()
    for _ in range(3):
        with as_of(NOW):
            assert kept("countries", count) == 0

    assert count.asked == 1


def test_a_write_to_its_table_makes_it_anew_and_another_write_does_not():
    count = Count()
    with as_of(NOW):
        kept("countries", count)
    with as_of(NOW | {"treaties_meeting": 6}):
        kept("countries", count)
    assert count.asked == 1
    with as_of(NOW | {"treaties_country": 6}):
        kept("countries", count)

    assert count.asked == 2


def test_a_page_depends_on_what_its_pieces_were_made_from():
    with as_of(NOW):
        kept("countries", Count())
        with watch_reads() as outer, watch_reads() as inner:
            kept("countries", Count())

    assert inner.scopes == outer.scopes == {"treaties_country"}


def test_a_piece_made_within_a_page_about_one_subject_is_good_for_all():
    with as_of(NOW), about("country:KEN"), watch_reads() as watched:
        kept("names", lambda: list(Country.objects.values_list("pk")))

    assert "treaties_country" in watched.scopes


def test_what_is_made_from_people_s_sessions_is_not_kept():
    def sessions():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM django_session")
            return cursor.fetchone()[0]

    with as_of(NOW), watch_reads() as watched:
        kept("sessions", sessions)

    assert len(pieces._shelf) == 0
    assert not watched.is_known


def test_without_the_edge_a_piece_lasts_as_long_as_its_request():
    count = Count()
    for _ in range(2):
        with as_of(None):
            kept("countries", count)
            kept("countries", count)

    assert count.asked == 2


def test_outside_a_request_nothing_is_kept():
    count = Count()
    kept("countries", count)
    kept("countries", count)

    assert count.asked == 2


def test_pieces_take_no_more_room_than_they_have(monkeypatch):
    monkeypatch.setattr(pieces._shelf, "room", 100_000)
    with as_of(NOW):
        for number in range(200):
            kept(number, lambda: User.objects.count() and "" or "x" * 10_000)

    assert pieces._shelf.used <= 100_000


@pytest.mark.django_db(transaction=True)
def test_the_front_page_after_a_meeting_changes_reads_no_act_again(tmp_path):
    cms = InstrumentFactory(
        code="CMS", slug="cms", kind="convention", in_force_on=date(1983, 11, 1)
    )
    kenya = CountryFactory(iso3="KEN", name_en="Kenya")
    TreatyActionFactory(instrument=cms, country=kenya, in_force_on=date(1999, 5, 1))
    worker = edge(tmp_path)
    ask(worker, "/en/")
    read = []
    cms.meetings.create(code="COP99", kind="COP", title_en="A meeting", starts_on=date(2030, 1, 1))
    with connection.execute_wrapper(
        lambda execute, sql, *more: (read.append(sql), execute(sql, *more))[1]
    ):
        page = ask(worker, "/en/").body

    assert b"A meeting" in page
    assert not [sql for sql in read if 'FROM "treaties_treatyaction"' in sql]
    Country.objects.filter(pk=kenya.pk).update(name_en="Republic of Kenya")
    assert b"Republic of Kenya" in ask(worker, "/en/").body


def test_names_are_not_shared_between_those_who_ask():
    with as_of(NOW):
        names_on(date(2020, 1, 1), "en")[0] = "mine"

        assert 0 not in names_on(date(2020, 1, 1), "en")
