import io
import zipfile
from xml.etree import ElementTree

from tests.factories.documents import small_volume
from whimbrel.core.documents.epub import section_file, write_epub

DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def written(**changes):
    volume = small_volume(**changes)
    return write_epub(
        volume, {one.anchor: section_file(one, volume.language) for one in volume.sections()}
    )


def opened(**changes):
    return zipfile.ZipFile(io.BytesIO(written(**changes)))


def parsed(archive, name):
    return ElementTree.fromstring(archive.read(f"EPUB/{name}"))


def test_the_same_volume_makes_the_same_bytes():
    assert written() == written()


def test_what_the_file_is_stands_first_and_unpressed():
    first = opened().infolist()[0]

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_the_package_names_title_language_day_and_edition():
    package = parsed(opened(), "package.opf")

    assert package.find(f".//{DC}title").text == "A small book"
    assert package.find(f".//{DC}language").text == "en"
    assert package.find(f".//{DC}date").text == "2026-03-01"
    assert "Edition 1" in package.find(f".//{DC}description").text


def test_every_file_of_the_package_is_there_and_well_formed_and_in_the_order_of_reading():
    archive = opened()
    package = parsed(archive, "package.opf")
    files = {one.get("id"): one.get("href") for one in package.iter(f"{OPF}item")}

    spine = [files[one.get("idref")] for one in package.iter(f"{OPF}itemref")]

    assert spine == ["title.xhtml", "nav.xhtml", "part-one.xhtml", "first.xhtml", "second.xhtml"]
    for name in spine:
        assert parsed(archive, name).tag == f"{XHTML}html"


def test_an_arabic_book_turns_its_pages_from_the_right():
    archive = opened(language="ar")

    spine = parsed(archive, "package.opf").find(f"{OPF}spine")
    assert spine.get("page-progression-direction") == "rtl"
    assert parsed(archive, "nav.xhtml").get("dir") == "rtl"


def test_a_section_in_another_language_says_so_and_its_notice_is_in_the_readers():
    archive = opened(language="ar")

    page = parsed(archive, "first.xhtml")
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    notice = page.find(f".//{XHTML}p[@class='notice']")
    assert (notice.get("lang"), notice.get("dir")) == ("ar", "rtl")


def test_a_link_within_the_book_leads_to_the_file_of_its_section():
    links = [one.get("href") for one in parsed(opened(), "first.xhtml").iter(f"{XHTML}a")]

    assert links == ["second.xhtml", "https://www.cms.int/?a=1&b=2"]


def test_words_never_act_as_markup():
    text = "".join(parsed(opened(), "second.xhtml").itertext())

    assert "<script>alert(1)</script> & more" in text
