from whimbrel.manual.terms import TermMarker

TERMS = {"contact group": "contact-group", "group": "group", "credentials": "credentials"}


def test_only_the_first_mention_of_a_term_becomes_a_link():
    marker = TermMarker(TERMS)

    first = marker.mark("<p>Credentials count. Bring your credentials.</p>")
    second = marker.mark("<p>No credentials, no vote.</p>")

    assert first.count('href="#term-credentials"') == 1
    assert "href" not in second
    assert marker.found == ["credentials"]


def test_the_longer_term_is_taken():
    marker = TermMarker(TERMS)

    marker.mark("<p>A contact group meets.</p>")

    assert marker.found == ["contact-group"]


def test_words_within_a_link_and_within_other_words_stay_as_they_are():
    html = '<p><a href="/x/">credentials</a> groups</p>'

    assert TermMarker(TERMS).mark(html) == html


def test_a_language_without_terms_marks_nothing():
    assert TermMarker({"": "x"}).mark("<p>words</p>") == "<p>words</p>"
