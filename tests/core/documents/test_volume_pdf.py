import io

import pytest
from pypdf import PdfReader
from pypdf.generic import BooleanObject, NameObject

from tests.factories.documents import small_volume
from tests.pdf_ua import breaches, elements, heading_levels
from whimbrel.core.documents.volume_pdf import section_data, write_volume_pdf
from whimbrel.core.languages import CODES


def written(**changes):
    volume = small_volume(**changes)
    return write_volume_pdf(
        volume, {one.anchor: section_data(one, volume.language) for one in volume.sections()}
    )


def opened(**changes):
    return PdfReader(io.BytesIO(written(**changes)))


def test_the_same_volume_makes_the_same_bytes():
    assert written() == written()


@pytest.mark.parametrize("language", CODES)
def test_a_book_of_every_language_lacks_nothing_that_pdf_ua_asks_and_a_machine_sees(language):
    reader = opened(language=language)

    assert breaches(reader) == []
    assert reader.trailer["/Root"]["/Lang"] == language


def test_the_check_itself_sees_what_is_missing():
    reader = opened()
    root = reader.trailer["/Root"]
    root["/MarkInfo"][NameObject("/Marked")] = BooleanObject(False)
    del root[NameObject("/Lang")]
    heading = next(one for one in elements(root) if one["/S"] == "/H2")
    heading[NameObject("/S")] = NameObject("/H4")
    del reader.pages[2]["/Annots"][0].get_object()[NameObject("/Contents")]

    assert breaches(reader) == [
        "not marked as tagged",
        "no language",
        "a heading of level 4 after one of level 1",
        "page 3: a link without words",
    ]


def test_part_chapter_heading_and_the_heading_below_it_stand_in_their_order():
    assert heading_levels(opened().trailer["/Root"]) == [1, 2, 3, 4, 2]


def test_contents_name_the_chapters_and_their_pages():
    text = opened().pages[1].extract_text()

    assert "Papers" in text
    assert "Votes" in text


def test_pages_carry_their_number_and_the_chapter_that_stands_on_them():
    text = " ".join(opened().pages[2].extract_text().split())

    assert "Page 3 of 3" in text
    assert text.count("Papers") == 2


def test_words_never_act_as_markup():
    text = " ".join(opened().pages[2].extract_text().split())

    assert "<script>alert(1)</script> & more #panic()" in text
