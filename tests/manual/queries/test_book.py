import pytest

from tests.factories.manual import (
    ChecklistStepFactory,
    GlossaryTermFactory,
    QuestionFactory,
    body,
    edit,
    make_article,
    make_translation,
)
from whimbrel.manual.queries.book import book

pytestmark = pytest.mark.django_db


def chapters(language, **asked):
    return [one for part in book(language, **asked).parts for one in part.chapters]


def test_the_book_holds_the_articles_in_order_and_what_stands_beside_them():
    make_article("rules", pieces=body(quorum="Half of them."))
    ChecklistStepFactory()
    GlossaryTermFactory()
    QuestionFactory()

    whole = book("en")

    assert [block.text for block in whole.parts[0].chapters[0].blocks] == ["Half of them."]
    assert len(whole.checklists[0].steps) == 1
    assert (len(whole.questions), len(whole.terms)) == (1, 1)


def test_a_part_alone_is_a_book_too():
    make_article("rules", part="meetings")
    make_article("report", part="reporting")

    assert [one.slug for one in chapters("en", part="reporting")] == ["report"]


def test_what_is_not_translated_says_whose_language_it_is_in():
    source = make_article("rules", pieces=body(one="One.", two="Two."))
    make_translation(source, "ar", pieces=body(one="واحد."))

    (chapter,) = chapters("ar")

    assert [(one.key, one.language) for one in chapter.blocks] == [
        ("p-one", "ar"),
        ("p-two", "en"),
    ]
    assert book("ar").direction == "rtl"


def test_only_a_changed_chapter_has_another_digest():
    rules, report = make_article("rules"), make_article("report")
    before = {one.slug: one.digest for one in chapters("en")}

    edit(rules, body=body(credentials="Anew."))

    after = {one.slug: one.digest for one in chapters("en")}
    assert before[rules.slug] != after[rules.slug]
    assert before[report.slug] == after[report.slug]


def test_articles_for_members_are_in_no_book():
    make_article("rules")
    make_article("positions", audience="members")

    assert [one.slug for one in chapters("en")] == ["rules"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_book_costs_the_same_for_one_or_many(count, django_assert_num_queries):
    for number in range(count):
        make_translation(make_article(f"article-{number}"))
        ChecklistStepFactory()

    with django_assert_num_queries(10):
        book("fr")


def test_what_stands_beside_is_in_the_books_language_whichever_the_reader_has():
    QuestionFactory(question_fr="Qui signe ?", answer_fr="Le ministre.")
    GlossaryTermFactory()
    ChecklistStepFactory(checklist__title_fr="Avant", text_fr="Demandez")

    french = book("fr")

    assert (french.questions[0].name, french.questions[0].language) == ("Qui signe ?", "fr")
    assert french.terms[0].language == "en"
    assert (french.checklists[0].title, french.checklists[0].language) == ("Avant", "fr")
    assert french.checklists[0].steps[0].text == "Demandez"


def test_an_answer_that_is_missing_takes_its_question_with_it():
    QuestionFactory(question_fr="Qui signe ?")

    assert book("fr").questions[0].name == "Who signs the credentials?"
