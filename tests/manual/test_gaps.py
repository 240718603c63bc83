import pytest

from whimbrel.manual.gaps import fill_gaps


def named(*keys):
    return [{"key": key, "kind": "paragraph"} for key in keys]


@pytest.mark.parametrize(
    ("source", "translation", "shown"),
    [
        ("abc", "abc", "abc"),
        ("abc", "ac", "aBc"),
        ("abc", "", "ABC"),
        ("abc", "bc", "Abc"),
        ("abcd", "ad", "aBCd"),
        # The source took a piece out: the translation keeps it until somebody brings that in.
        ("ac", "abc", "abc"),
        # The source was put in another order.
        ("cab", "abc", "abc"),
    ],
)
def test_what_is_not_translated_stands_in_its_place_in_the_source_s_language(
    source, translation, shown
):
    found = fill_gaps(named(*source), named(*translation), language="fr", source_language="en")

    told = [one.piece["key"] if one.language == "fr" else one.piece["key"].upper() for one in found]
    assert "".join(told) == shown
