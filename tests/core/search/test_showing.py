import pytest

from whimbrel.core.search.question import asked_words
from whimbrel.core.search.showing import PASSAGE, marked, passage


def shown(pieces):
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "language", "question", "expected"),
    [
        ("The Parties’ agreements", "en", "agreement", "The Parties’ [agreements]"),
        ("L’accord signé", "fr", "accords", "[L’accord] signé"),
        ("الأنواع المهاجرة", "ar", "مهاجرة", "الأنواع [المهاجرة]"),
        ("国家联络点手册", "zh", "手册", "[国家联络点手册]"),
        ("<b>&amp;", "en", "nothing", "<b>&amp;"),
        ("", "en", "kenya", ""),
    ],
)
def test_the_words_of_a_question_are_marked_in_whatever_form_they_stand(
    text, language, question, expected
):
    assert shown(marked(text, language, asked_words(question))) == expected


def test_a_passage_begins_where_most_of_the_words_stand():
    text = "A quorum here. " + "Nothing at all. " * 60 + "The quorum of a meeting is two thirds."

    found = passage(text, "en", asked_words("quorum meeting"))

    assert shown(found).startswith("… ")
    assert "The [quorum] of a [meeting] is two thirds." in shown(found)


def test_a_passage_is_about_two_lines_of_whole_words():
    found = passage("word " * 500, "en", asked_words("nothing"))

    assert len(shown(found)) <= PASSAGE + 1
    assert shown(found).endswith("word…")


def test_a_text_without_spaces_is_cut_all_the_same():
    assert len(shown(passage("字" * 5000, "zh", asked_words("nothing")))) <= PASSAGE + 1
