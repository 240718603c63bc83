import io

import pytest
from pypdf import PdfReader

from tests.factories.documents import small_document
from whimbrel.core.documents.pdf import heading_pages, write_pdf
from whimbrel.core.documents.tree import Heading, Paragraph, Run
from whimbrel.core.languages import CODES


def opened(**changes):
    return PdfReader(io.BytesIO(write_pdf(small_document(**changes))))


def test_the_same_tree_makes_the_same_bytes():
    assert write_pdf(small_document()) == write_pdf(small_document())


@pytest.mark.parametrize("language", CODES)
def test_a_document_of_every_language_is_tagged_and_says_its_language(language):
    root = opened(language=language).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_title_and_day_are_in_the_properties():
    reader = opened()

    assert reader.metadata.title == "A small report"
    assert reader.metadata.creation_date.isoformat().startswith("2014-11-04")


def test_words_never_act_as_markup():
    wild = "#panic() *stars* $x$ <label> @who [[x]] \\ `code`"

    text = opened(title=wild, blocks=(Paragraph((Run(wild),), 1),)).pages[0].extract_text()

    assert " ".join(text.split()).count("#panic() *stars* $x$ <label> @who [[x]] \\ `code`") == 2


def test_headings_fall_on_the_pages_that_are_told():
    filler = tuple(Paragraph((Run("Word " * 150),), number) for number in range(1, 21))
    tree = small_document(blocks=(Heading("First", 1, "one"), *filler, Heading("Last", 1, "two")))

    pages = heading_pages(tree)

    reader = PdfReader(io.BytesIO(write_pdf(tree)))
    assert pages["one"] == 1
    assert pages["two"] == len(reader.pages) > 1
    assert "Last" in reader.pages[pages["two"] - 1].extract_text()


def test_chinese_is_set_in_the_letters_it_was_written_in():
    text = opened(blocks=(Paragraph((Run("候鸟的栖息地"),), 1),)).pages[0].extract_text()

    assert "候鸟的栖息地" in text


def test_a_script_that_no_font_has_stands_as_boxes_and_the_rest_as_it_was():
    # Amharic, then Latin.
    text = opened(blocks=(Paragraph((Run("ወፎች Grus"),), 1),)).pages[0].extract_text()

    assert "□□□ Grus" in text
