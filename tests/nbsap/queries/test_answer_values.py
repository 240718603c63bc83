import pytest
from django.utils import translation

from whimbrel.nbsap.models import Question
from whimbrel.nbsap.queries.answer_values import NoAnswer, read_answer


@pytest.mark.parametrize(
    ("kind", "words", "kept"),
    [
        ("extent", "Yes", "yes"), ("extent", " in PART ", "partly"), ("extent", "no", "no"),
        ("text", " a\r\nb ", "a\nb"), ("text", "", ""),
        ("number", "1 200,50", "1200.50"), ("number", "0", "0"),
        ("day", "2026-11-30", "2026-11-30"), ("day", "2026-11-30 00:00:00", "2026-11-30"),
        ("address", "www.cms.int/plan", "https://www.cms.int/plan"),
    ],
)  # fmt: skip
def test_an_answer_is_kept_in_one_form(kind, words, kept):
    assert read_answer(Question(kind=kind), words) == kept


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("extent", "perhaps"), ("number", "many"), ("number", "NaN"), ("number", "1e99"),
        ("day", "2026-02-30"), ("day", "1066-10-14"), ("day", "spring"),
        ("address", "javascript:alert(1)"), ("address", "two words"), ("address", "x" * 600),
        ("text", "x" * 20_001),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_with_what_to_do(kind, words):
    with pytest.raises(NoAnswer) as wrong:
        read_answer(Question(kind=kind), words)

    assert str(wrong.value)


def test_the_answers_of_the_reader_s_language_are_understood():
    with translation.override("fr"):
        assert read_answer(Question(kind="extent"), "Oui") == "yes"
