import pytest

from whimbrel.manual.numbered import numbered_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("All is well.", [(0, "All is well.")]),
        ("2: Too long.", [(2, "Too long.")]),
        ("Thank you.\n\n2. Too long.\nReally.\n3) Good.", [(0, "Thank you."), (2, "Too long.\nReally."), (3, "Good.")]),
        ("Paragraphe 3 : trop long", [(3, "trop long")]),
        ("§ 1 - no", [(1, "no")]),
        ("الفقرة 2: طويل", [(2, "طويل")]),
        ("٢: طويل", [(2, "طويل")]),
        ("150 days are long.", [(0, "150 days are long.")]),
        ("12: not there", [(0, "12: not there")]),
        ("2:\n", [(0, "2:")]),
        ("", []),
    ],
)  # fmt: skip
def test_lines_that_begin_with_a_number_are_about_that_paragraph(text, parts):
    assert numbered_parts(text, most=3) == parts
