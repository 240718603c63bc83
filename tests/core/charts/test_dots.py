from xml.etree import ElementTree

from whimbrel.core.charts.dots import Dot, DotChart, dot_chart


def drawn(*dots, **changes):
    values = {
        "title": "Most is lacking in: negotiating",
        "description": "From 1 to 5.",
        "language": "en",
        "dots": dots,
        "low": 1.0,
        "high": 5.0,
        "step": 1,
    }
    return ElementTree.fromstring(dot_chart(DotChart(**values | changes)))


def circles(svg, kind):
    return [float(one.get("cx")) for one in svg.iter("circle") if one.get("class") == kind]


def test_a_higher_value_lies_further_to_the_right():
    svg = drawn(Dot("one", 2), Dot("two", 4))

    low, high = circles(svg, "dot")
    assert low < high


def test_two_values_of_a_line_are_joined():
    svg = drawn(Dot("one", 2, second=4))

    assert len(circles(svg, "ring")) == 1
    (line,) = [one for one in svg.iter("path") if one.get("class") == "line"]
    assert line.get("d").startswith(f"M{circles(svg, 'dot')[0]:g},")


def test_a_value_beyond_the_scale_stays_on_the_sheet():
    svg = drawn(Dot("one", 9), Dot("two", 5))

    beyond, highest = circles(svg, "dot")
    assert beyond == highest


def test_a_long_label_ends_in_an_ellipsis_and_is_told_whole():
    label = "Migratory species in the national biodiversity strategy and action plan of the country"

    svg = drawn(Dot(label, 2))

    assert any((one.text or "").endswith("…") for one in svg.iter("text"))
    assert any(one.text == label for one in svg.iter("title"))


def test_in_arabic_labels_begin_at_the_right():
    svg = drawn(Dot("التفاوض", 2), language="ar")

    (label,) = [one for one in svg.iter("text") if one.text == "التفاوض"]
    assert label.get("text-anchor") == "end"


def test_words_from_outside_are_words_and_nothing_else():
    svg = drawn(Dot("<script>&", 2, said="a < b"), band=(2, 3), band_word="<b>")

    assert [one.text for one in svg.iter("text")].count("<script>&") == 1
