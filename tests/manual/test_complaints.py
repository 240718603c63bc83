import pytest

from whimbrel.manual.complaints import complaints


def paragraph(html):
    return {"kind": "paragraph", "key": "p-a", "html": html}


HEADING = {"kind": "heading", "key": "p-h", "text": "When"}
BELOW = {"kind": "subheading", "key": "p-s", "text": "By whom"}
WORDS = paragraph("<p>Words.</p>")


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        ([BELOW, WORDS], "there is none above it"),
        ([HEADING], "there is no text"),
        ([HEADING, HEADING, WORDS], "there is no text"),
        ([{"kind": "picture", "key": "p-i", "alt": " "}], "does not say what it shows"),
        ([paragraph('<p><a href="/x/">Click <b>here</b></a></p>')], "says nothing by itself"),
        ([paragraph('<p><a href="/x/">ici</a></p>')], "says nothing by itself"),
        ([paragraph('<p><a href="/x/">https://example.org/x</a></p>')], "says nothing by itself"),
        ([paragraph("<p>" + "word " * 121 + "</p>")], "Divide it"),
    ],
)
def test_what_keeps_some_readers_out_is_named(pieces, told):
    (complaint,) = complaints(pieces)

    assert told in complaint


def test_a_text_that_everybody_can_read_gives_no_complaint():
    pieces = [
        HEADING,
        BELOW,
        paragraph('<p>Read <a href="../rules/">the rules of procedure</a>.</p>'),
        {"kind": "picture", "key": "p-i", "alt": "Delegates in plenary"},
    ]

    assert complaints(pieces) == []
