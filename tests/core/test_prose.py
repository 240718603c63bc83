import re

import pytest
from bs4 import BeautifulSoup

from whimbrel.core.prose import Named, html_of, in_reading_language, plain_of


def test_words_become_paragraphs_that_find_their_own_direction():
    assert html_of("One.\n\nاثنان") == '<p dir="auto">One.</p>\n<p dir="auto">اثنان</p>\n'


def test_a_bare_address_becomes_a_link_that_vouches_for_nothing():
    html = html_of("See https://www.cms.int/en/parties, please.")

    assert 'href="https://www.cms.int/en/parties"' in html
    assert "nofollow" in html
    assert "</a>, please." in html


def test_headings_stay_below_those_of_the_page():
    assert "<h1" not in html_of("# Loud")
    assert "<h3>Loud</h3>" in html_of("# Loud")


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "[click](JaVaScRiPt:alert(1))",
        "[click](data:text/html;base64,PHNjcmlwdD4=)",
        "<svg/onload=alert(1)>",
        "![x](x' onerror='alert(1))",
        "<a href='vbscript:x'>x</a>",
        "```\n</code><script>alert(1)</script>\n```",
        '<https://example.org/"onmouseover="alert(1)>',
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<style>@import 'https://example.org/x'</style>",
        "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    ],
)
def test_nothing_that_runs_gets_through(attack):
    html = html_of(attack)
    tags = [part.split(">")[0] for part in html.split("<")[1:]]

    assert not any(
        tag.lower().startswith(("script", "img", "svg", "iframe", "style", "math")) for tag in tags
    )
    assert not any(" on" in tag.lower().split("href=")[0] for tag in tags)
    assert not any(
        f'href="{scheme}' in html.lower() for scheme in ("javascript", "data", "vbscript")
    )


def test_a_line_in_a_list_shows_words_and_no_marks():
    assert plain_of("**Two** stars\n\n> and a quote") == "Two stars and a quote"
    assert plain_of("Fish & game, <b>2 < 3</b>") == "Fish & game, <b>2 < 3</b>"


def test_what_is_named_becomes_a_link_in_running_text_only():
    words = "**Ask @Kenya** or `@Kenya` or [@Kenya](https://example.org)."
    places = [one.start() for one in re.finditer("@Kenya", words)]
    named = [Named(start, start + 6, "/countries/KEN/") for start in places]

    html = html_of(words, named)

    assert html.count('<a class="mention" href="/countries/KEN/"') == 1
    assert "<code>@Kenya</code>" in html
    assert ">@Kenya</a>" in html.split("example.org")[1]


def test_what_is_named_is_written_as_words_and_never_as_markup():
    words = '@<b>Kenya" onclick="x'

    html = html_of(words, [Named(0, len(words), '/x/" onclick="y')])

    assert "<b>" not in html
    assert "onclick" not in BeautifulSoup(html, "html.parser").a.attrs


@pytest.mark.parametrize("sign", ["\ue000", "\ue001", "\ue002"])
def test_the_signs_of_the_house_mean_nothing_where_somebody_writes_them(sign):
    html = html_of(f"{sign}0\ue001 and @Kenya", [Named(6, 12, "/countries/KEN/")])

    assert html.count("KEN") == 1


def test_links_to_the_house_lead_to_the_language_of_the_reader():
    html = html_of("@Kenya", [Named(0, 6, "/countries/KEN/")])

    assert 'href="/fr/countries/KEN/"' in in_reading_language(html, "fr")
