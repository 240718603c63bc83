"""The founding document's own figures, held against what the records give for its day."""

from datetime import UTC, date, datetime

import pytest

from whimbrel.core.documents.tree import Document, Heading, Points, Summary, text_of
from whimbrel.core.languages import COMPLETE
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.report.actions.load_founding_report import load_founding_report
from whimbrel.report.documents import report_document
from whimbrel.report.queries.content import report_content

pytestmark = pytest.mark.django_db

# Figure, value, and where the founding document has it.
FOUNDING = {
    "adopting-meeting": "COP10",  # 1
    "item-count": 3,  # 1
    "items": ["WP-A", "WP-B", "WP-C"],  # 1: Manual, training programmes, assessment
    "fund": ["ENRTP"],  # 4
    "manual-year": 2013,  # 7
    "manual-instruments": ["CMS", "AEWA"],  # 7
    "participants": 51,  # 7
    "countries": 27,  # 7
    "manual-languages": ["en", "fr"],  # 7: Anglophone and Francophone
    "manual-host": ["ZAF"],  # 7
    "reported-meeting": "COP11",  # 8
    "preparatory-workshops": 4,  # 8
    "preparatory-areas": ["Latin America", "the Pacific", "Africa", "Central Asia"],  # above 8
    "preparatory-months": ["2014-08", "2014-09"],  # 9
    "manual-new-areas": ["Latin America", "the Pacific", "Central Asia"],  # 9
    "guidelines-month": "2011-11",  # 12
    "nbsap-days": 3,  # 13
    "nbsap-instruments": ["CMS", "CBD", "CITES", "ITPGRFA"],  # 13
    "accession-graph": 120,  # 15
    "new-party-count": 4,  # 16
    "new-parties": ["ZWE", "SWZ", "FJI", "KGZ"],  # 16, in the order of entry into force
    "parties": 120,  # 16
    "outreach-areas": ["latin-america", "caribbean", "VNM", "MYS", "THA", "middle-east"],  # 16
    "outreach-particular": ["BRA", "RUS", "CHN"],  # 16
    "outreach-recent": ["COL", "GTM", "DOM", "AFG", "BWA"],  # 16
}
NAMES = [
    "Zimbabwe", "Fiji", "Swaziland", "Kyrgyzstan", "Viet Nam", "Malaysia", "Thailand", "Brazil",
    "Russian Federation", "China", "Colombia", "Guatemala", "Dominican Republic", "Afghanistan",
    "Botswana",
]  # fmt: skip
SECTIONS = [1, 1, 2, 2, 2, 2, 2, 1]
# Under which heading each numbered paragraph stands, counted from the first heading.
PARAGRAPHS = [0] * 4 + [2] * 3 + [3] * 2 + [4] * 2 + [5] * 2 + [6] * 3


@pytest.fixture
def content():
    load_reference()
    return report_content(load_founding_report())


def document(content, language: str) -> Document:
    return report_document(content, language, made_at=datetime(2014, 11, 4, 12, tzinfo=UTC))


def words(tree: Document) -> str:
    parts = [text_of(paragraph.runs) for paragraph in tree.paragraphs()]
    for block in tree.blocks:
        inner = block.blocks if isinstance(block, Summary) else (block,)
        parts += [text_of(i) for one in inner if isinstance(one, Points) for i in one.items]
    return "\n".join(parts)


def test_every_figure_is_the_founding_documents(content):
    counted = {name: kept["counts"]["en"]["value"] for name, kept in content["figures"].items()}
    assert counted == FOUNDING


def test_every_figure_says_its_rule_and_shows_its_rows(content):
    for name, kept in content["figures"].items():
        for language, count in kept["counts"].items():
            assert count["rule"], (name, language)
            assert count["rows"], (name, language)
            assert all(len(row) == len(count["columns"]) for row in count["rows"]), name


def test_the_countries_bear_the_names_of_the_day(content):
    text = words(document(content, "en"))
    assert [name for name in NAMES if name not in text] == []
    assert "Eswatini" not in text


@pytest.mark.parametrize("language", COMPLETE)
def test_sections_and_paragraphs_stand_in_the_founding_order(content, language):
    level, heading, standing = [], -1, []
    for block in document(content, language).blocks:
        if isinstance(block, Heading):
            heading += 1
            level.append(block.level)
        elif getattr(block, "number", None) is not None:
            standing.append(heading)
            assert block.number == len(standing)
    assert level == SECTIONS
    assert standing == PARAGRAPHS


@pytest.mark.parametrize("language", COMPLETE)
def test_the_action_requested_has_two_lettered_items(content, language):
    lettered = [b for b in document(content, language).blocks if isinstance(b, Points) and b.marks]
    assert [block.marks for block in lettered] == [("(a)", "(b)")]


@pytest.mark.parametrize("language", COMPLETE)
def test_each_language_tells_the_same_figures(content, language):
    text = words(document(content, language))
    for number in ("51", "27", "2013", "120", "2014", "ENRTP", "ITPGRFA"):
        assert number in text, number


def test_before_the_first_record_nothing_is_counted_and_nothing_breaks():
    load_reference()
    content = report_content(load_founding_report(), cut_off=date(1970, 1, 1), languages=["en"])
    counts = {name: kept["counts"]["en"]["value"] for name, kept in content["figures"].items()}
    assert counts["parties"] == counts["participants"] == counts["preparatory-workshops"] == 0
    assert counts["new-parties"] == []
