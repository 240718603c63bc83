from whimbrel.manual.merging import merged
from whimbrel.manual.po import Returned, finger_print

SOURCE = {"p-a": "Send it.", "p-b": "Read it."}


def returned(key="p-a", target="Envoyez-le.", *, stood="", source="Send it."):
    return Returned(key, source, target, finger_print(stood))


def test_an_empty_piece_takes_what_was_returned():
    result = merged({}, [returned()], source=SOURCE)

    assert result.words == {"p-a": "Envoyez-le."}
    assert result.taken == ["p-a"]


def test_a_piece_nobody_touched_meanwhile_takes_what_was_returned():
    result = merged({"p-a": "Envoyez."}, [returned(stood="Envoyez.")], source=SOURCE)

    assert result.words["p-a"] == "Envoyez-le."


def test_a_correction_made_by_hand_meanwhile_is_never_overwritten():
    current = {"p-a": "Envoyez-le vous-même."}

    result = merged(current, [returned(stood="Envoyez.")], source=SOURCE)

    assert result.words == current
    assert (result.taken, result.kept) == ([], ["p-a"])


def test_a_piece_translated_here_since_the_file_was_made_is_kept():
    result = merged({"p-a": "Envoyez-le donc."}, [returned(stood="")], source=SOURCE)

    assert result.kept == ["p-a"]


def test_the_same_words_are_no_conflict():
    result = merged({"p-a": "Envoyez-le."}, [returned(stood="Envoyez.")], source=SOURCE)

    assert (result.taken, result.kept) == ([], [])


def test_a_piece_whose_source_changed_meanwhile_is_taken_and_named():
    result = merged({}, [returned(source="Send it today.")], source=SOURCE)

    assert (result.taken, result.stale) == (["p-a"], ["p-a"])


def test_a_piece_that_the_article_has_no_more_is_left():
    result = merged({}, [returned(key="p-gone")], source=SOURCE)

    assert (result.words, result.gone) == ({}, ["p-gone"])
