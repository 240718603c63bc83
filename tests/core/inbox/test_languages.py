import pytest

from tests.core.inbox.corpus.words import OWN
from whimbrel.core.inbox.languages import language_of, ours


@pytest.mark.parametrize("language", list(OWN))
def test_the_language_of_a_letter_is_told_by_its_words(language):
    assert language_of(OWN[language]) == language


def test_where_too_little_is_written_the_sender_s_own_is_taken():
    assert language_of("OK", "fr") == "fr"


def test_answers_are_in_a_language_of_the_house():
    assert [ours(code) for code in ("fr-CA", "zh", "AR", "")] == ["fr", "en", "ar", "en"]
