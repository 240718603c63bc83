import zipfile

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from tests.factories.manual import make_article, make_translation
from whimbrel.cli.export import export

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(tmp_path):
    make_translation(make_article("credentials"))
    return lambda *words: CliRunner().invoke(
        export, ["manual", *words, "-o", str(tmp_path / "file")]
    )


def test_the_manual_is_written_as_epub_in_french(run, tmp_path):
    told = run("--language", "fr", "--format", "epub")

    assert told.exit_code == 0, told.output
    package = zipfile.ZipFile(tmp_path / "file").read("EPUB/package.opf").decode()
    assert "<dc:language>fr</dc:language>" in package


def test_a_part_is_written_as_pdf(run, tmp_path):
    told = run("--format", "pdf", "--part", "meetings")

    assert told.exit_code == 0, told.output
    assert "Credentials" in PdfReader(tmp_path / "file").pages[2].extract_text()


def test_the_open_files_of_every_language_are_written(run, tmp_path):
    told = run("--format", "zip")

    assert told.exit_code == 0, told.output
    assert "articles/credentials.fr.md" in zipfile.ZipFile(tmp_path / "file").namelist()


def test_a_part_that_is_not_there_is_named(run):
    told = run("--part", "weather")

    assert told.exit_code == 1
    assert "There is no part “weather” in the Manual." in told.output


def test_a_folder_that_is_not_there_is_named(tmp_path):
    told = CliRunner().invoke(export, ["manual", "-o", str(tmp_path / "nowhere" / "file")])

    assert told.exit_code == 2
    assert "nowhere" in told.output
