import pytest

from whimbrel.core.inbox.commands import WORDS, answer_in, command_in
from whimbrel.core.inbox.inbound import Command


@pytest.mark.parametrize("command", list(Command))
def test_every_word_of_every_language_is_understood_whatever_its_case_and_points(command):
    for word in WORDS[command]:
        assert command_in(f" {word.upper()}.\n", "Re: something") == command, word


def test_of_an_empty_letter_the_subject_counts():
    assert command_in("", "Unsubscribe") == Command.LEAVE
    assert command_in("We counted.", "unsubscribe") is None


def test_more_than_a_few_words_are_no_order():
    assert command_in("Please help us to count the waders of the lakes.", "") is None
    assert command_in("yes\nbut not on Monday", "") is None


def test_only_yes_and_no_are_answers():
    assert answer_in("D’accord !") == Command.YES
    assert answer_in("нет") == Command.NO
    assert answer_in("help") is None
