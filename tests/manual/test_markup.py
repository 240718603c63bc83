import pytest

from whimbrel.manual.markup import clean, to_html, to_markdown


@pytest.mark.parametrize(
    "words",
    [
        "Credentials are **signed** by a *minister*.",
        "See [The report](../national-report/).",
        "Bring:\n\n- the original\n- a copy",
        "1. first\n2. second",
        "Two paragraphs.\n\nAnd another.",
        "A name_with_lines, 3 < 4, [brackets], a * star and a \\ stroke.",
        "ابدأ **الآن**.",
    ],
)
def test_markdown_comes_back_as_the_same_html(words):
    html = to_html(words)

    assert to_html(to_markdown(html)) == html


def test_what_somebody_writes_is_never_markup_of_the_page():
    html = to_html("<script>alert(1)</script> <img src=x onerror=y> [x](javascript:alert(1))")

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


def test_html_from_the_desk_keeps_only_what_a_paragraph_may_hold():
    html = '<p onclick="x">A <b>b</b> <iframe src="y"></iframe><a href="https://e.org">c</a></p>'

    assert clean(html) == '<p>A <b>b</b> <a href="https://e.org">c</a></p>'
