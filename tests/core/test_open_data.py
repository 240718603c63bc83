import csv
import io
import json
import zipfile
from datetime import date

from whimbrel.core.open_data import Column, Table, packed

DAY = date(2026, 3, 1)


def made(*rows):
    columns = [Column("code", "What it is called."), Column("number", "How many.", "number")]
    return packed("data", "Everything.", [Table("things", "One a row.", columns, rows)], on=DAY)


def opened(body):
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def test_every_column_is_explained_to_people_and_to_machines():
    files = opened(made(("a", 1)))

    assert set(files) == {"things.csv", "README.txt", "datapackage.json"}
    assert "code (string): What it is called." in files["README.txt"]
    assert "number (number): How many." in files["README.txt"]
    (resource,) = json.loads(files["datapackage.json"])["resources"]
    assert resource["path"] == "things.csv"
    head = next(csv.reader(io.StringIO(files["things.csv"])))
    assert [one["name"] for one in resource["schema"]["fields"]] == head


def test_no_cell_runs_as_a_formula():
    assert "'=1+1" in opened(made(("=1+1", 1)))["things.csv"]


def test_the_same_records_make_the_same_bytes():
    assert made(("a", 1)) == made(("a", 1))
    assert made(("a", 1)) != made(("a", 2))
