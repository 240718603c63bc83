import csv
import io
import json
from datetime import date

import pytest
from click.testing import CliRunner

from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.cli.parties import parties

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    cms = InstrumentFactory(code="CMS")
    fiji = CountryFactory(iso3="FJI", name_en="Fiji", name_fr="Fidji")
    TreatyActionFactory(instrument=cms, country=fiji, in_force_on=date(2013, 4, 1))
    return lambda *words: CliRunner().invoke(parties, words)


def test_parties_are_listed_as_json_with_their_number(run):
    answer = json.loads(run("--instrument", "cms", "--on", "2014-11-04", "--format", "json").stdout)

    assert (answer["instrument"], answer["on"], answer["count"]) == ("CMS", "2014-11-04", 1)
    assert answer["parties"][0]["iso3"] == "FJI"


def test_parties_are_listed_as_csv_in_the_language_asked_for(run):
    text = run("--instrument", "CMS", "--language", "fr", "--format", "csv").stdout

    assert [row["country"] for row in csv.DictReader(io.StringIO(text))] == ["Fidji"]


def test_on_an_early_day_there_are_none(run):
    assert "0 on 2013-03-31" in run("--instrument", "CMS", "--on", "2013-03-31").stdout


def test_an_unknown_instrument_is_answered_with_those_known(run):
    answer = run("--instrument", "CSM")

    assert answer.exit_code == 2
    assert "Known: CMS" in answer.stderr


@pytest.mark.parametrize("day", ["2014-13-45", "tomorrow"])
def test_an_impossible_day_is_bad_usage(run, day):
    assert run("--instrument", "CMS", "--on", day).exit_code == 2


def test_another_list_is_compared(run, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("iso3,deposit_date,entry_into_force\nFJI,,2013-05-01\n")

    answer = run("--instrument", "CMS", "--compare", str(path))

    assert "FJI  entry_into_force: 2013-04-01 here, 2013-05-01 there" in answer.stdout
