import json
import sqlite3

import pytest
from django.core.management import call_command
from django.db import connection

from whimbrel.core import template_database


def test_the_key_stays_while_nothing_changes():
    assert template_database.template_key() == template_database.template_key()


def test_the_key_changes_with_what_brings_migrations(monkeypatch):
    before = template_database.template_key()
    monkeypatch.setattr(template_database, "BRINGS_MIGRATIONS", ["django"])

    assert template_database.template_key() != before


def test_a_copy_is_a_whole_migrated_database(tmp_path):
    template_database.copy_template(tmp_path / "new" / "copy.sqlite3")

    with sqlite3.connect(tmp_path / "new" / "copy.sqlite3") as copy:
        tables = {name for (name,) in copy.execute("select name from sqlite_master")}
        assert copy.execute("pragma integrity_check").fetchone() == ("ok",)
    assert {"people_user", "treaties_country", "core_journalentry"} <= tables


def test_a_template_grows_from_the_nearest_that_holds_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    parts = template_database._parts()
    names = list(parts)

    def earlier(name, held):
        path = template_database.template_folder() / f"template-{name}.sqlite3"
        path.touch()
        path.with_suffix(".json").write_text(json.dumps(held))
        return path

    assert template_database._earlier_template() is None
    earlier("few", {name: parts[name] for name in names[:2]})
    many = earlier("many", {name: parts[name] for name in names[:-1]})
    earlier("of_another_branch", parts | {"gone/0001_first.py": "digest"})
    assert template_database._earlier_template() == many


@pytest.mark.django_db
def test_the_database_of_the_tests_lacks_no_migration():
    call_command("migrate", check=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL")
def test_a_database_on_the_server_is_made_and_dropped():
    def exists(name):
        with connection.cursor() as cursor:
            cursor.execute("select 1 from pg_database where datname = %s", [name])
            return cursor.fetchone() is not None

    template_database.create_on_server("whimbrel_test_scratch")
    assert exists("whimbrel_test_scratch")
    template_database.drop_on_server("whimbrel_test_scratch")
    assert not exists("whimbrel_test_scratch")
