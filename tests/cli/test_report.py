import io

import docx
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from whimbrel.cli.report import report
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.report.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(tmp_path):
    load_reference()
    return lambda *words: CliRunner().invoke(report, [*words, "-o", str(tmp_path / "report")])


def test_the_founding_report_is_written_as_docx_in_french(run, tmp_path):
    told = run("founding", "--as-of", "2014-11-04", "--language", "fr", "--format", "docx")

    assert told.exit_code == 0, told.output
    written = docx.Document(io.BytesIO((tmp_path / "report").read_bytes()))
    text = "\n".join(line.text for line in written.paragraphs)
    for words in ("51 participants de 27 pays", "quatre ateliers", "Zimbabwe", "120 Parties"):
        assert words in text
    assert written.core_properties.language == "fr-FR"
    assert len(written.inline_shapes) == 1
    numbered = [line for line in written.paragraphs if line.style.name == "Numbered Paragraph"]
    assert len(numbered) == 16


def test_it_is_written_as_tagged_pdf(run, tmp_path):
    assert run("founding", "--language", "es", "--format", "pdf").exit_code == 0

    written = PdfReader(tmp_path / "report")
    text = " ".join("".join(page.extract_text() for page in written.pages).split())
    assert "51 participantes de 27 países" in text
    assert "CITES e ITPGRFA" in text
    assert written.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert written.trailer["/Root"]["/Lang"].startswith("es")


def test_it_is_written_as_a_page_from_right_to_left(run, tmp_path):
    assert run("founding", "--language", "ar", "--format", "html").exit_code == 0

    page = (tmp_path / "report").read_text(encoding="utf-8")
    assert 'dir="rtl"' in page
    assert "تنفيذ خطة عمل بناء القدرات" in page


def test_publishing_keeps_an_edition(run):
    assert run("founding", "--publish", "--format", "pdf").exit_code == 0
    assert Edition.objects.get().number == 1


@pytest.mark.parametrize("words", [(), ("--publish",)])
def test_a_cut_off_before_the_first_record_is_refused_with_the_first_day(run, tmp_path, words):
    told = run("founding", "--as-of", "1970-01-01", *words)

    assert told.exit_code == 1
    assert "Nothing is recorded before 1 November 1983; 1 January 1970 is too early" in told.output
    assert not (tmp_path / "report").exists()
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("unknown",), "There is no report “unknown”. Known: founding."),
        (("founding", "--language", "de"), "'de' is not one of"),
        (("founding", "--format", "odt"), "'odt' is not one of"),
        (("founding", "--as-of", "2014-13-45"), "does not match the format"),
    ],
)
def test_what_cannot_be_answered_is_said_with_what_is_known(run, tmp_path, words, answer):
    told = run(*words)

    assert told.exit_code == 2
    assert answer in " ".join(told.output.split())
    assert not (tmp_path / "report").exists()


def test_a_folder_that_is_not_there_is_named(run, tmp_path):
    told = CliRunner().invoke(report, ["founding", "-o", str(tmp_path / "no" / "report.docx")])

    assert told.exit_code == 2
    assert "There is no folder" in told.output


def test_without_the_reference_data_it_is_said_how_to_load_them(tmp_path):
    told = CliRunner().invoke(report, ["founding", "-o", str(tmp_path / "report.docx")])

    assert told.exit_code == 1
    assert "whimbrel load reference" in told.output
