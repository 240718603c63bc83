import pytest

from whimbrel.core.pasting import is_from_word, markdown_of

FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB>
<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->
<p class=MsoNormal><b><span style='font-size:14.0pt'>Counts in
January</span></b><o:p></o:p></p>
<p class=MsoNormal>We counted <i>all</i> waders&nbsp;at <a href="https://www.unep-aewa.org/">AEWA</a> sites.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>\N{MIDDLE DOT}<span>&nbsp;&nbsp; </span></span>Banc d\N{RIGHT SINGLE QUOTATION MARK}Arguin</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>\N{MIDDLE DOT}<span>&nbsp;&nbsp; </span></span>Saloum</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Site</p></td><td><p class=MsoNormal>Birds</p></td></tr>
<tr><td><p class=MsoNormal>Saloum</p></td><td><p class=MsoNormal>12|000</p></td></tr></table>
</body></html>"""


def test_what_comes_from_word_keeps_its_words_and_loses_its_dress():
    assert markdown_of(FROM_WORD).split("\n\n") == [
        "**Counts in January**",
        "We counted *all* waders at [AEWA](<https://www.unep-aewa.org/>) sites.",
        "- Banc d\N{RIGHT SINGLE QUOTATION MARK}Arguin\n- Saloum",
        "| Site | Birds |\n| --- | --- |\n| Saloum | 12\\|000 |",
    ]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h1>Title</h1><p>Text</p>", "### Title\n\nText"),
        ("<ul><li>One<li>Two</ul><p>After", "- One\n- Two\n\nAfter"),
        ("<ol><li>One</li><li>Two</li></ol>", "1. One\n1. Two"),
        ("<p>A<br>B</p>", "A\nB"),
        ("<b> </b><p><strong>bold </strong>plain", "**bold** plain"),
        ("<a href='javascript:alert(1)'>words</a>", "words"),
        ("<script>alert(1)</script>words<style>p{}</style>", "words"),
        ("<p>مرحبا <b>بالعالم</b></p>", "مرحبا **بالعالم**"),
        ("plain words", "plain words"),
        ("", ""),
        ("</p></table></b></a></ul>", ""),
        ("<table><tr><td><b>x", ""),
    ],
)
def test_html_becomes_markdown(html, words):
    assert markdown_of(html) == words


def test_only_what_word_has_made_is_taken_for_it():
    assert is_from_word(FROM_WORD)
    assert not is_from_word("Write <p class=x> for a paragraph, and 2 < 3.")


def test_a_huge_table_is_read_in_passing():
    assert len(markdown_of("<table>" + "<tr><td>x</td></tr>" * 20_000 + "</table>")) > 100_000
