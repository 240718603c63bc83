import sqlite3

from whimbrel.core.backup.making import copy_database, count_rows


def test_a_copy_is_one_file_that_holds_what_still_lay_in_the_log(tmp_path):
    database = sqlite3.connect(tmp_path / "living.sqlite3")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE acts (id INTEGER PRIMARY KEY)")
    database.execute("INSERT INTO acts DEFAULT VALUES")
    database.commit()
    copy_database(tmp_path / "living.sqlite3", tmp_path / "copy.sqlite3")
    database.close()

    assert count_rows(tmp_path / "copy.sqlite3") == {"acts": 1}
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.sqlite3"]
