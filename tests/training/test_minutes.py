import pytest
from hypothesis import given
from hypothesis import strategies as st

from whimbrel.training.minutes import merged

BEFORE = "Opening.\n\nBudget.\n\nClosing."


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (BEFORE, BEFORE, BEFORE),
        ("Opening by the Chair.\n\nBudget.\n\nClosing.", BEFORE.replace("Closing.", "End."),
         "Opening by the Chair.\n\nBudget.\n\nEnd."),
        (f"{BEFORE}\n\nMine.", f"{BEFORE}\n\nTheirs.", f"{BEFORE}\n\nTheirs.\n\nMine."),
        (f"{BEFORE}\n\nSame.", f"{BEFORE}\n\nSame.", f"{BEFORE}\n\nSame."),
        ("Opening.\n\nClosing.", f"{BEFORE}\n\nMore.", "Opening.\n\nClosing.\n\nMore."),
        (BEFORE.replace("Budget.", "Mine."), BEFORE.replace("Budget.", "Theirs."), None),
        ("Opening.\n\nClosing.", BEFORE.replace("Budget.", "Budget of 2027."), None),
    ],
)  # fmt: skip
def test_two_texts_are_put_together_unless_both_changed_one_paragraph(mine, theirs, expected):
    assert merged(BEFORE, mine, theirs) == expected


def test_what_two_begin_at_once_stands_one_after_the_other():
    assert merged("", "Mine.", "Theirs.") == "Theirs.\n\nMine."


texts = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=6).map("\n\n".join)


@given(texts, texts)
def test_what_one_alone_wrote_is_never_lost(before, mine):
    assert merged(before, mine, before) == mine
    assert merged(before, before, mine) == mine


@given(texts, texts, texts)
def test_no_paragraph_that_somebody_added_is_lost(before, mine, theirs):
    both = merged(before, mine, theirs)

    if both is not None:
        added = (set(mine.split("\n\n")) | set(theirs.split("\n\n"))) - set(before.split("\n\n"))
        assert added - {""} <= set(both.split("\n\n"))
