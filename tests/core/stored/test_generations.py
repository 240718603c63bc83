import time

import pytest
from django.db import connection, transaction

from whimbrel.core.models import Generation
from whimbrel.core.stored.generations import (
    UnknownSource,
    about,
    bump,
    read_tables,
    scopes_read,
    scopes_written,
    written_tables,
)
from whimbrel.treaties.models import Country, Region

ACTS = "treaties_treatyaction"


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('SELECT "treaties_country"."id" FROM "treaties_country"', {"treaties_country"}),
        (
            "select c.id from treaties_country c, treaties_region r",
            {"treaties_country", "treaties_region"},
        ),
        (
            'SELECT 1 FROM "treaties_country" WHERE EXISTS(SELECT 1 FROM "treaties_region")',
            {"treaties_country", "treaties_region"},
        ),
        ("SELECT 1", set()),
    ],
)
def test_every_table_that_a_statement_may_read_counts(sql, tables):
    assert read_tables(sql) == tables


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT * FROM "django_session"',
        "SELECT * FROM sqlite_master",
        'SELECT 1 FROM "core_heartbeat"',
    ],
)
def test_a_page_made_from_what_nobody_watches_is_not_stored(sql):
    with pytest.raises(UnknownSource):
        read_tables(sql)


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('INSERT INTO "treaties_country" ("a") VALUES (%s) RETURNING "id"', {"treaties_country"}),
        ('INSERT OR IGNORE INTO "treaties_country" VALUES (1)', {"treaties_country"}),
        ("update treaties_country set name_en = 1", {"treaties_country"}),
        ('DELETE FROM "treaties_country" WHERE 1', {"treaties_country"}),
        ('INSERT INTO "treaties_country" SELECT * FROM "treaties_region"', {"treaties_country"}),
        (
            'WITH old AS (DELETE FROM "treaties_region" RETURNING *) INSERT INTO "treaties_country" SELECT 1',
            {"treaties_country", "treaties_region"},
        ),
        (
            'TRUNCATE "treaties_country", "treaties_region";',
            {"treaties_country", "treaties_region"},
        ),
        ('UPDATE "django_session" SET x = 1', set()),
        ("CREATE TABLE treaties_country (x)", set()),
    ],
)
def test_every_table_that_a_statement_writes_counts(sql, tables):
    assert written_tables(sql) == tables


def test_a_divided_table_is_read_and_written_by_subject():
    read, written = f'SELECT 1 FROM "{ACTS}"', f'UPDATE "{ACTS}" SET x = 1'
    with about("country:KEN"):
        kenya, changed = scopes_read(read), scopes_written(written)
    with about("country:SEN"):
        senegal = scopes_written(written)

    # Who says nothing reads all and changes all.
    assert scopes_read(read) == {ACTS}
    assert scopes_written(written) == {ACTS, f"{ACTS}/*"}
    assert kenya & changed
    assert kenya & scopes_written(written)
    assert not kenya & senegal
    assert ACTS in senegal


def numbers():
    return dict(Generation.objects.values_list("scope", "number"))


@pytest.mark.django_db(transaction=True)
def test_a_generation_grows_with_each_transaction_and_only_when_it_is_kept():
    Region.objects.create(code="a", name_en="A")
    first = numbers()["treaties_region"]
    with transaction.atomic():
        Region.objects.update(name_en="B")
        transaction.set_rollback(True)
    assert numbers()["treaties_region"] == first
    with transaction.atomic():
        Region.objects.update(name_en="C")
        assert numbers()["treaties_region"] == first

    assert numbers()["treaties_region"] > first
    assert "treaties_country" not in numbers() or not Country.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_generation_grows_also_when_the_clock_is_set_back(monkeypatch):
    bump(connection, ["site"])
    first = numbers()["site"]
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000)
    bump(connection, ["site"])

    assert numbers()["site"] == first + 1


@pytest.mark.parametrize(
    ("sql", "counts"),
    [
        ('UPDATE "people_user" SET "last_login" = %s WHERE "people_user"."id" = %s', False),
        ('UPDATE "people_user" SET "last_login" = %s, "email" = %s WHERE "id" = %s', True),
        ('UPDATE "people_user" SET "last_login" = %s', True),
    ],
)
def test_the_time_of_a_sign_in_changes_no_page(sql, counts):
    assert bool(written_tables(sql)) is counts
