import io
import zipfile

import docx
import pytest

from whimbrel.core.documents.docx import TemplateRefused, check_template

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def altered(**parts):
    """A Word document with parts replaced by what a function makes of them, or added."""
    file, made = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Words")
    document.save(file)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, parts.pop(name)(body) if name in parts else body)
        for name, make in parts.items():
            new.writestr(name, make(b""))
    return made.getvalue()


def relation(kind):
    added = f'<Relationship Id="rId99" Type="{REL}/{kind}" Target="https://example.org/x" TargetMode="External"/>'
    return altered(
        **{
            "word/_rels/document.xml.rels": lambda body: body.replace(
                b"</Relationships>", added.encode() + b"</Relationships>"
            )
        }
    )


def field(*pieces):
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return altered(
        **{"word/document.xml": lambda body: body.replace(b"<w:r>", runs.encode() + b"<w:r>", 1)}
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (altered(**{"word/vbaProject.bin": lambda _: b"x"}), "macros"),
        (
            altered(
                **{
                    "[Content_Types].xml": lambda body: body.replace(
                        b"wordprocessingml.document.main", b"macroEnabledTemplate.main"
                    )
                }
            ),
            "macros",
        ),
        (altered(**{"word/embeddings/oleObject1.bin": lambda _: b"x"}), "objects"),
        (relation("attachedTemplate"), "outside"),
        (relation("image"), "outside"),
        (field('INCLUDEPICTURE "https://example.org/x.png"'), "outside"),
        (field("DDE", 'AUTO c:\\\\x "y"'), "outside"),
        (altered(**{"word/styles.xml": lambda _: b"<w:styles"}), "unreadable"),
        (b"PK\x03\x04 broken", "unreadable"),
    ],
)
def test_what_runs_holds_or_fetches_something_foreign_is_refused_with_the_reason(body, reason):
    with pytest.raises(TemplateRefused) as refused:
        check_template(body)

    assert refused.value.reason == reason


@pytest.mark.parametrize("body", [altered(), relation("hyperlink"), field("PAGE")])
def test_plain_words_links_and_page_numbers_are_taken(body):
    check_template(body)
