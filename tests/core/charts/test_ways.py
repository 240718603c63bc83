from bs4 import BeautifulSoup

from whimbrel.core.charts.ways import Way, WayChart, way_chart


def drawn(*ways):
    chart = WayChart("How far", "In words", "en", ways)
    return BeautifulSoup(way_chart(chart), "html.parser")


def test_each_bar_is_as_long_as_its_share_and_never_longer_than_the_way():
    soup = drawn(
        Way("Half", 50, "5 of 10"), Way("None", 0, "0 of 10"), Way("More", 140, "14 of 10")
    )

    assert [one["width"] for one in soup.select("rect")] == ["360", "2", "720"]
    assert soup.title.get_text() == "How far"
    assert soup.desc.get_text() == "In words"


def test_words_are_escaped_and_long_ones_cut_with_the_whole_kept_for_pointing():
    soup = drawn(Way("<b>" + "long " * 30, 50, "5 of 10"))

    assert not soup.find("b")
    assert soup.find("text").get_text().endswith("…")
    assert "long " * 30 in soup.g.title.get_text()
