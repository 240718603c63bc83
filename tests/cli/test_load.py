import pytest
from click.testing import CliRunner

from tests.factories.manual import make_article, make_translation
from tests.factories.nbsap import NbsapFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory
from whimbrel.cli.export import export
from whimbrel.cli.load import load
from whimbrel.manual.models import ArticlePage, ManualPage
from whimbrel.nbsap.actions.correcting import correct_version
from whimbrel.nbsap.actions.keeping import Version
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


def test_the_manual_is_loaded_from_what_export_wrote(tmp_path):
    make_translation(make_article("rules"))
    path = tmp_path / "manual.zip"
    CliRunner().invoke(export, ["manual", "--format", "zip", "-o", str(path)])
    for page in ManualPage.objects.all():
        page.delete()

    answer = CliRunner().invoke(load, ["manual", str(path)])

    assert answer.exit_code == 0, answer.output
    assert ArticlePage.objects.filter(slug="rules", live=True).count() == 2
    lines = [line.split() for line in answer.stdout.splitlines()]
    assert ["articles", "2", "0", "0"] in lines


def test_what_is_no_archive_of_the_manual_ends_with_1_and_why(tmp_path):
    path = tmp_path / "manual.zip"
    path.write_bytes(b"%PDF-1.7")

    answer = CliRunner().invoke(load, ["manual", str(path)])

    assert answer.exit_code == 1
    assert "no ZIP file that can be read" in answer.stderr


def test_what_people_put_right_in_a_plan_is_told_and_left_until_the_list_is_loaded_over_it(
    tmp_path,
):
    plan = NbsapFactory(country=CountryFactory(iso3="KEN"), code="KEN-2019", year=2019)
    version = Version(2020, source=plan.source, framework=plan.framework)
    correct_version(nbsap=plan, version=version, by=UserFactory())
    path = tmp_path / "list.csv"
    path.write_text(
        "code,iso3,year,starts_year,ends_year,framework,stage,on,is_year_only,source,source_url,verified\n"
        "KEN-2019,KEN,2019,,,aichi,,,no,The list of 2019,,yes\n"
    )

    held = CliRunner().invoke(load, ["nbsaps", str(path)])
    plan.refresh_from_db()
    assert "left as it was put right here: line 2: year stays “2020”" in held.stdout
    assert plan.year == 2020

    over = CliRunner().invoke(load, ["nbsaps-over-corrections", str(path)])
    plan.refresh_from_db()
    assert over.exit_code == 0
    assert plan.year == 2019
