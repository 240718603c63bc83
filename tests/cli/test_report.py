import io

import docx
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from pypdf import PdfReader

from tests.factories.report import FigureFactory, ReportFactory, ReportTextFactory
from whimbrel.cli.report import report
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.report.models import Edition

pytestmark = pytest.mark.django_db


def run(*words):
    return CliRunner().invoke(report, [str(word) for word in words])


def test_the_founding_report_is_written_in_every_form(tmp_path):
    load_reference()
    files = {form: tmp_path / f"founding.{form}" for form in ("docx", "pdf", "html")}

    for form, path in files.items():
        words = ["founding", "--as-of", "2014-11-04", "--language", "fr", "--format", form]
        answer = run(*words, "-o", path)
        assert answer.exit_code == 0, answer.output

    written = docx.Document(io.BytesIO(files["docx"].read_bytes()))
    pages = PdfReader(files["pdf"]).pages
    soup = BeautifulSoup(files["html"].read_bytes(), "html.parser")
    assert soup.html["lang"] == "fr"
    for text in (
        "\n".join(line.text for line in written.paragraphs),
        "\n".join(page.extract_text() for page in pages),
        soup.get_text(),
    ):
        assert "51 participants de 27 pays" in " ".join(text.split())
    assert not Edition.objects.exists()


def test_an_edition_is_published_as_of_the_day(tmp_path):
    found = ReportTextFactory(report=FigureFactory().report).report

    answer = run(found.slug, "--as-of", "2000-01-01", "--publish", "-o", tmp_path / "x.docx")

    assert answer.exit_code == 0, answer.output
    assert Edition.objects.get().content["report"]["cut_off_on"] == "2000-01-01"


def test_a_cut_off_before_the_first_record_gives_words(tmp_path):
    load_reference()

    answer = run("founding", "--as-of", "1970-01-01", "--format", "html", "-o", tmp_path / "x.html")

    assert answer.exit_code == 0, answer.output
    assert "CMS now has 0 Parties" in (tmp_path / "x.html").read_text()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nothing"], 2, "Known: founding"),
        (["founding", "--as-of", "2014-02-30"], 2, "--as-of"),
        (["founding", "--language", "xx"], 2, "--language"),
        (["founding", "--format", "odt"], 2, "--format"),
        (["founding", "-o", "no/such/folder/x.docx"], 2, "There is no folder"),
        (["founding"], 1, "whimbrel load reference"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(words, code, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    answer = run(*words)

    assert answer.exit_code == code
    assert said in answer.output
    assert list(tmp_path.glob("*.*")) == []


def test_a_report_without_a_text_is_not_published(tmp_path):
    answer = run(ReportFactory().slug, "--publish", "-o", tmp_path / "x.docx")

    assert answer.exit_code == 1
    assert "no text in its original language" in answer.output
