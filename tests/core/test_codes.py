from whimbrel.core.codes import CLEAR, badge_code, cleaned_code, clear_code


def test_a_code_has_no_letters_that_are_mistaken_for_one_another():
    assert not set("0O1IL") & set(clear_code(500)) - {"L"}
    assert len(badge_code()) == 10
    assert set(badge_code()) <= set(CLEAR)


def test_a_code_is_known_however_it_was_typed():
    assert cleaned_code(" abcd-e2 3456\n") == "ABCDE23456"
