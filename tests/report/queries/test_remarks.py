import pytest

from whimbrel.report.queries.remarks import carried_over

SHOWN = {"people": "51", "countries": "27"}
VALUE = "In all [[people]] came from [[countries]] countries."
BEFORE = "In all 51 came from 27 countries."


def test_a_figure_stays_a_figure_when_the_words_around_it_change():
    after = "Altogether 51 people came, from 27 countries."

    assert carried_over(VALUE, SHOWN, BEFORE, after) == (
        "Altogether [[people]] people came, from [[countries]] countries."
    )


@pytest.mark.parametrize(
    "after",
    [
        "In all 52 came from 27 countries.",  # a figure was changed
        "In all 51 came.",  # or taken out
        "From 27 countries 51 came.",  # or they changed places
        "In all 51 came from 27 countries, 27 of them by sea.",  # or one stands there twice
    ],
)
def test_where_a_figure_was_touched_a_person_must_write_it(after):
    assert carried_over(VALUE, SHOWN, BEFORE, after) is None


def test_a_paragraph_that_has_moved_on_is_not_overwritten():
    assert carried_over("Something else.", SHOWN, BEFORE, "New words.") is None


def test_a_paragraph_without_figures_takes_any_words():
    assert (
        carried_over("All was well.", SHOWN, "All was well.", "Most was well.") == "Most was well."
    )


def test_a_number_that_is_part_of_another_one_does_not_stand_in_the_way():
    value = "[[posts]] posts, [[held]] workshops, [[parties]] Parties."
    shown = {"posts": "0", "held": "10", "parties": "1,200"}
    before = "0 posts, 10 workshops, 1,200 Parties."

    assert carried_over(value, shown, before, f"{before} It is little.") == f"{value} It is little."
    assert carried_over(value, shown, before, before.replace("0 posts", "1 posts")) is None
    assert carried_over(value, shown, before, f"{before} Of them 0 came.") is None
