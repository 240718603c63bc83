import pytest
from click.testing import CliRunner

from whimbrel.cli.load import load
from whimbrel.treaties.models import Country, TreatyAction

pytestmark = pytest.mark.django_db


def test_load_reference_tells_what_was_added_and_then_that_nothing_changed():
    first = CliRunner().invoke(load, ["reference"])
    again = CliRunner().invoke(load, ["reference"])

    assert first.exit_code == again.exit_code == 0
    assert "countries" in first.stdout
    assert [
        line.split()[-3:] for line in again.stdout.splitlines() if line.startswith("countries")
    ] == [["0", "0", "250"]]


def test_a_dry_run_leaves_the_house_empty():
    answer = CliRunner().invoke(load, ["reference", "--dry-run"])

    assert "nothing was changed" in answer.stdout
    assert Country.objects.count() == TreatyAction.objects.count() == 0


def test_a_refused_file_ends_with_1_and_the_list_of_what_to_mend(tmp_path):
    path = tmp_path / "regions.csv"
    path.write_text("code,within\nafrica,\n")

    answer = CliRunner().invoke(load, ["regions", str(path)])

    assert answer.exit_code == 1
    assert "The column “name_en” is missing." in answer.stderr
    assert Country.objects.count() == 0


def test_a_file_that_is_not_there_is_bad_usage():
    assert CliRunner().invoke(load, ["regions", "nowhere.csv"]).exit_code == 2
