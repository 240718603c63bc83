from whimbrel.core.inbox.reading.html import QUOTED_BELOW, text_of


def test_a_page_is_read_as_its_reader_sees_it():
    page = "<html><head><title>no</title><style>p{}</style></head><body><p>One</p><p>Two<br>three</p><table><tr><td>a</td><td>b</td></tr></table></body></html>"

    assert text_of(page) == "One\n\nTwo\nthree\n\na \tb"


def test_quotations_are_marked_as_in_plain_letters():
    assert (
        text_of("<p>mine</p><blockquote><p>yours</p><blockquote>older</blockquote></blockquote>")
        == "mine\n\n> yours\n>\n> > older"
    )


def test_indented_paragraphs_are_no_quotation():
    assert text_of('<blockquote style="margin-left:36.0pt">a table</blockquote>') == "a table"


def test_what_programs_put_above_a_quotation_parts_the_letter():
    assert QUOTED_BELOW in text_of('mine<div id="divRplyFwdMsg">From: us</div>')
    assert "-- " in text_of('mine<div id="Signature">office</div>').split("\n")


def test_a_page_that_is_never_closed_is_read_to_its_end():
    assert text_of("<html><head><style>p{}</style><body><div><p>One<div>Two") == "One\nTwo"
    assert text_of("<![<p>One</p>") == text_of("<![<p>One</p>")
    assert text_of("<div>" * 5000 + "deep") == "deep"


def test_scripts_say_nothing():
    assert text_of("<script>alert('<p>x</p>')</script>words") == "words"
