import io
import json
import re
from datetime import date

import docx
import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from pypdf import PdfReader

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.report import EditionFactory, FigureFactory, ReportFactory, ReportTextFactory
from tests.factories.treaties import TreatyActionFactory
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.report.actions.load_founding_report import load_founding_report
from whimbrel.report.actions.publish_report import publish_report
from whimbrel.report.models import Edition

pytestmark = pytest.mark.django_db

# What a reader of the founding document learns from it, in the order of reading.
FOUNDING = [
    "COP10", "three essential", "ENRTP", "2013", "CMS and AEWA", "51 participants from 27 countries",
    "English and French", "South Africa", "four regional workshops",
    "Latin America, the Pacific, Africa and Central Asia", "August and September 2014",
    "(Latin America, the Pacific and Central Asia)", "November 2011",
    "CMS, CBD, CITES and ITPGRFA", "three days", "four countries", "Zimbabwe", "Fiji",
    "Kyrgyzstan", "120 Parties", "South-East Asia (Viet Nam, Malaysia and Thailand)",
    "Brazil, Russian Federation and China", "Colombia, Guatemala", "Botswana",
]  # fmt: skip
SECTIONS = [
    "Background",
    "Capacity-building activities in 2012–2014",
    "The Manual of the CMS Family for National Focal Points",
    "Preparing the regions for COP11",
    "The e-community of focal points",
    "Migratory species in NBSAPs",
    "New Parties",
    "Action requested",
]


@pytest.fixture
def founding():
    load_reference()
    report = load_founding_report()
    publish_report(report=report)
    return report


@pytest.fixture
def secretariat(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def missing_from(text):
    """The parts of FOUNDING that do not follow one another in the text, wherever its lines break."""
    text, at, missing = _joined(text), 0, []
    for part in map(_joined, FOUNDING):
        found = text.find(part, at)
        if found < 0:
            missing.append(part)
        at = max(at, found)
    return missing


def _joined(text):
    return re.sub(r"[\s-]+", "", text)


def test_the_founding_report_as_a_page_says_what_the_founding_document_says(client, founding):
    answer = client.get(reverse("report:report_detail", args=["founding"]))

    soup = BeautifulSoup(answer.content, "html.parser")
    article = soup.select_one("article")
    assert missing_from(article.get_text()) == []
    assert [
        head.get_text() for head in article.select("h2:not(.contents h2, .note h2), h3")
    ] == SECTIONS
    numbers = [one.get_text() for one in article.select(".para > a")]
    assert numbers == [f"{n}." for n in range(1, 17)]
    assert article.select_one("svg .last").get_text() == "120"
    assert len(article.select(".lettered li")) == 2
    assert not answer.cookies


def test_the_founding_report_as_docx_says_what_the_founding_document_says(client, founding):
    answer = client.get(
        reverse(
            "report:report_download", kwargs={"slug": "founding", "language": "en", "form": "docx"}
        )
    )

    document = docx.Document(io.BytesIO(answer.content))
    lines = document.paragraphs
    assert missing_from("\n".join(line.text for line in lines)) == []
    headings = [line.text for line in lines if line.style.name in ("Heading 1", "Heading 2")]
    assert headings == SECTIONS
    assert sum(line.style.name == "Numbered Paragraph" for line in lines) == 16
    assert "120 Parties to CMS" in document.inline_shapes[0]._inline.docPr.get("descr")


def test_the_founding_report_as_pdf_says_what_the_founding_document_says(client, founding):
    answer = client.get(
        reverse(
            "report:report_download", kwargs={"slug": "founding", "language": "en", "form": "pdf"}
        )
    )

    reader = PdfReader(io.BytesIO(answer.content))
    assert missing_from("\n".join(page.extract_text() for page in reader.pages)) == []
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    EditionFactory.create_batch(number)
    ReportFactory()

    with django_assert_num_queries(1):
        answer = client.get(reverse("report:report_list"))

    assert len(BeautifulSoup(answer.content, "html.parser").select("main li h2")) == number
    assert not answer.cookies


def test_without_an_edition_the_list_teaches(client):
    answer = client.get(reverse("report:report_list"))

    assert BeautifulSoup(answer.content, "html.parser").select_one("main .note")


@pytest.mark.parametrize("figures", [1, 3])
def test_an_edition_costs_two_queries_however_many_figures_it_has(
    figures, client, django_assert_num_queries
):
    report = ReportFactory()
    for number in range(figures):
        FigureFactory(report=report, name="parties" if number == 0 else f"parties-{number}")
    EditionFactory(report=report)

    with django_assert_num_queries(2):
        client.get(report.get_absolute_url())


def test_a_visitor_does_not_learn_of_a_draft(client):
    report = ReportTextFactory(report=FigureFactory().report).report

    assert client.get(report.get_absolute_url()).status_code == 404
    assert client.get(reverse("report:draft_detail", args=[report.slug])).status_code == 404


def test_a_focal_point_does_not_learn_of_a_draft(client):
    report = ReportTextFactory(report=FigureFactory().report).report
    client.force_login(UserFactory())

    assert client.get(reverse("report:draft_detail", args=[report.slug])).status_code == 404


def test_the_secretariat_reads_a_draft_that_counts_again(client, secretariat):
    report = ReportTextFactory(report=FigureFactory().report).report
    address = reverse("report:draft_detail", args=[report.slug])
    assert (
        "There are 0 Parties."
        in BeautifulSoup(client.get(address).content, "html.parser").get_text()
    )

    TreatyActionFactory(instrument=report.instrument)

    assert (
        "There are 1 Parties."
        in BeautifulSoup(client.get(address).content, "html.parser").get_text()
    )


def test_an_earlier_edition_stays_at_its_address(client):
    edition = EditionFactory()
    TreatyActionFactory(instrument=edition.report.instrument)
    EditionFactory(report=edition.report, number=2)

    first = client.get(reverse("report:edition_detail", args=[edition.report.slug, 1]))
    last = client.get(edition.report.get_absolute_url())

    assert "There are 0 Parties." in BeautifulSoup(first.content, "html.parser").get_text()
    assert "There are 1 Parties." in BeautifulSoup(last.content, "html.parser").get_text()
    assert (
        client.get(reverse("report:edition_detail", args=[edition.report.slug, 9])).status_code
        == 404
    )


def test_what_is_not_translated_stands_in_the_original_and_says_so(client, founding):
    answer = client.get("/ar/reports/founding/")

    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.select_one("#paragraph-7 p")["lang"] == "en"
    assert soup.select_one("#paragraph-7 p")["dir"] == "ltr"
    assert "51" in soup.select_one("#paragraph-7 p").get_text()
    assert soup.select_one("#section-1").get_text() == "معلومات أساسية"
    assert len(soup.select("aside .note p")) == 3


@pytest.mark.parametrize("name", ["xx.pdf", "en.exe", "EN.docx"])
def test_an_unknown_language_or_form_is_not_found(client, name):
    edition = EditionFactory()

    assert client.get(f"/en/reports/{edition.report.slug}/{name}").status_code == 404


def test_differences_to_the_edition_before(client, django_assert_num_queries):
    edition = EditionFactory()
    TreatyActionFactory(instrument=edition.report.instrument, in_force_on=date(2013, 1, 1))
    EditionFactory(report=edition.report, number=2)

    with django_assert_num_queries(4):
        answer = client.get(reverse("report:report_differences", args=[edition.report.slug]))

    row = BeautifulSoup(answer.content, "html.parser").select_one("tbody tr")
    assert [cell.get_text() for cell in row.select("th, td")] == ["parties", "0", "1", "+1"]


def test_differences_to_the_report_before(client):
    old = EditionFactory().report
    report = ReportFactory(previous=old, instrument=old.instrument)
    TreatyActionFactory(instrument=old.instrument)
    EditionFactory(report=report)

    answer = client.get(reverse("report:report_differences", args=[report.slug]))

    assert "+1" in BeautifulSoup(answer.content, "html.parser").select_one("tbody").get_text()


def test_differences_also_tell_which_paragraphs_say_something_else(client):
    edition = EditionFactory()
    text = edition.report.texts.get()
    blocks = [
        {"id": "p0", "type": "paragraph", "value": "A new beginning."},
        {"id": "p1", "type": "paragraph", "value": "Of Parties there are [[parties]]."},
    ]
    text.body = json.dumps(blocks)
    text.save()
    EditionFactory(report=edition.report, number=2)

    answer = client.get(reverse("report:report_differences", args=[edition.report.slug]))

    rows = BeautifulSoup(answer.content, "html.parser").select(
        "[aria-labelledby=paragraphs] tbody tr"
    )
    assert [[cell.get_text() for cell in row.select("td")] for row in rows] == [
        ["–", "A new beginning."],
        ["There are [[parties]] Parties.", "Of Parties there are [[parties]]."],
    ]


def test_a_first_report_has_nothing_to_differ_from(client):
    report = EditionFactory().report

    answer = client.get(reverse("report:report_differences", args=[report.slug]))

    assert BeautifulSoup(answer.content, "html.parser").select_one("main .note")
    assert Edition.objects.count() == 1


def test_a_draft_that_cannot_be_counted_says_what_to_mend(client, secretariat):
    report = ReportTextFactory(report=FigureFactory().report).report
    report.figures.all().delete()

    answer = client.get(reverse("report:draft_detail", args=[report.slug]))

    note = BeautifulSoup(answer.content, "html.parser").select_one(".note.bad")
    assert answer.status_code == 409
    assert "The text (en) names figures the report does not have: parties." in note.get_text()


@pytest.mark.parametrize(("figures", "queries"), [(1, 10), (3, 12)])
def test_a_draft_costs_one_query_for_each_count_of_parties(
    figures, queries, client, secretariat, django_assert_num_queries
):
    report = ReportFactory()
    for number in range(figures):
        FigureFactory(report=report, name="parties" if number == 0 else f"parties-{number}")
    ReportTextFactory(report=report)

    with django_assert_num_queries(queries):
        client.get(reverse("report:draft_detail", args=[report.slug]))
