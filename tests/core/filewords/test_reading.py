import io
import zipfile

import pytest
import typst
from docx import Document
from openpyxl import Workbook

from whimbrel.core.filewords.kept import MOST, Locked, Unreadable
from whimbrel.core.filewords.reading import words_in


def saved(thing):
    into = io.BytesIO()
    thing.save(into)
    return into.getvalue()


def packed(**parts):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return into.getvalue()


def document(body):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return packed(word__document_DOT_xml=f'<w:document xmlns:w="{space}">{body}</w:document>')


def test_a_word_file_is_read_with_its_tables_in_any_script():
    paper = Document()
    paper.add_paragraph("Waders at the lake, الطيور الخواضة")
    row = paper.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Dunlin", "410"

    assert words_in(saved(paper), "a.docx") == "Waders at the lake, الطيور الخواضة\nDunlin\n410"


def test_what_was_struck_out_of_a_word_file_is_not_found():
    body = (
        "<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )

    assert words_in(document(body), "a.docx") == "kept"


def test_a_sheet_is_read_by_its_texts_and_the_names_of_its_parts():
    book = Workbook()
    book.active.title, book.active["A1"], book.active["B1"] = "Counts", "Flamingo", 12

    assert words_in(saved(book), "a.xlsx") == "Counts\nFlamingo"


def test_slides_are_read_in_their_order():
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"

    def slide(words):
        return f'<s xmlns:a="{space}"><a:p><a:r><a:t>{words}</a:t></a:r></a:p></s>'

    deck = packed(
        ppt__presentation_DOT_xml="<p/>", ppt__slides__slide10_DOT_xml=slide("last"),
        ppt__slides__slide2_DOT_xml=slide("first"),
    )  # fmt: skip

    assert words_in(deck, "a.pptx") == "first\nlast"


def test_an_opendocument_text_is_read():
    space = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = f'<o xmlns:t="{space}"><style>no</style><t:h>Plan</t:h><t:p>Of<t:s/>action</t:p></o>'
    odt = packed(mimetype="application/vnd.oasis.opendocument.text", content_DOT_xml=content)

    assert words_in(odt, "a.odt") == "Plan\nOf action"


def test_a_pdf_is_read_and_one_of_pictures_holds_no_words():
    page = "#set page(width: 200pt, height: 100pt)\n"
    words = typst.compile(f"{page}Godwits rest here".encode(), format="pdf")
    picture = typst.compile(f"{page}#rect()".encode(), format="pdf")

    assert words_in(words, "a.pdf") == "Godwits rest here"
    assert words_in(picture, "a.pdf") == ""


def test_a_pdf_with_a_password_is_locked():
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    into = io.BytesIO()
    writer.write(into)

    with pytest.raises(Locked):
        words_in(into.getvalue(), "a.pdf")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("Été à Dakar".encode("cp1252"), "a.txt", "Été à Dakar"),
        (b"species,number\ndunlin,4", "a.csv", "species,number\ndunlin,4"),
        (b"<title>x</title><body><p>Read <b>me</b><script>no()</script>", "a.html", "Read me"),
    ],
)
def test_plain_files_and_pages_are_read(content, name, words):
    assert words_in(content, name) == words


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90", "a.exe"),
        (b"\x89PNG\r\n\x1a\n", "a.png"),
        (b"a\x00b", "a.txt"),
        (b"PK\x03\x04 broken", "a.docx"),
        (packed(other="x"), "a.zip"),
    ],
)
def test_what_no_search_can_read_is_refused(content, name):
    with pytest.raises(Unreadable):
        words_in(content, name)


def test_an_entity_that_would_grow_is_refused():
    bomb = packed(
        word__document_DOT_xml='<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    )

    with pytest.raises(Unreadable):
        words_in(bomb, "a.docx")


def test_a_file_that_breaks_off_gives_what_stands_before():
    whole = "<w:document xmlns:w='w'><w:p><w:t>before</w:t></w:p><w:p><w:t>between</w:t></w:r>after"

    assert words_in(packed(word__document_DOT_xml=whole), "a.docx") == "before\nbetween"


def test_of_a_very_long_file_the_beginning_is_kept():
    assert len(words_in(b"word " * MOST, "a.txt")) < MOST


def test_an_archive_that_unpacks_without_end_is_left(monkeypatch):
    monkeypatch.setattr("whimbrel.core.filewords.office.MOST_BYTES", 200_000)
    body = "<w:p><w:t>first</w:t></w:p>" + "<w:p/>" * 200_000

    assert words_in(document(body), "a.docx") == "first"
