"""When a translation is out of date: the rule as a table."""

import pytest

from whimbrel.manual.freshness import SourceState, freshness_of

# The last normal and the last major version that count, the version the translation says, and how old it is.
TABLE = [
    (0, 0, 1, "current", "only slips of the pen since"),
    (1, 0, 1, "current", "made from the very version that changed it"),
    (2, 0, 1, "out_of_date", "one normal edit since"),
    (2, 0, 2, "current", "the normal edit was brought in"),
    (5, 0, 2, "out_of_date", "several edits since"),
    (5, 0, 7, "current", "made from a later version that mended a slip"),
    (3, 3, 2, "majorly_out_of_date", "a major edit since"),
    (3, 3, 3, "current", "the major edit was brought in"),
    (4, 3, 3, "out_of_date", "a normal edit after the major one that was brought in"),
    (5, 3, 2, "majorly_out_of_date", "a normal edit does not hide the major one before it"),
    (1, 0, None, "out_of_date", "nobody knows what it was made from"),
    (2, 1, None, "majorly_out_of_date", "nobody knows, and there was a major edit"),
    (0, 0, None, "current", "nobody knows, and nothing that counts was published"),
]


@pytest.mark.parametrize(
    ("last_normal", "last_major", "based_on", "age"),
    [row[:4] for row in TABLE],
    ids=[row[4] for row in TABLE],
)
def test_the_age_of_a_translation(last_normal, last_major, based_on, age):
    state = SourceState(last_normal=last_normal, last_major=last_major)

    assert freshness_of(state, based_on=based_on, is_translated=True) == age


def test_what_is_not_translated_is_missing_whatever_happened_to_the_source():
    state = SourceState(last_normal=3, last_major=2)

    assert freshness_of(state, based_on=None, is_translated=False) == "missing"
