import pytest

from tests.factories.manual import (
    ChecklistStepFactory,
    FundingProgrammeFactory,
    GlossaryTermFactory,
    PracticeExampleFactory,
    QuestionFactory,
    body,
    make_article,
)
from whimbrel.manual.models import ArticlePage
from whimbrel.manual.search import articles, checklists, examples, funding, glossary, questions

pytestmark = pytest.mark.django_db


def test_an_article_is_found_as_readers_get_it():
    page = make_article(pieces=body(credentials="Bring your <b>credentials</b> &amp; a pen."))

    (entry,) = articles(None)

    english = entry.version_in("en")
    assert english.title == "Credentials"
    assert english.text.endswith("Bring your credentials & a pen.")
    assert english.url == f"/en/manual/articles/{page.slug}/"
    assert entry.circle == "public"


def test_an_article_for_members_is_found_by_members_and_one_withdrawn_by_nobody():
    inside = make_article("inside", audience=ArticlePage.Audience.MEMBERS)
    make_article("withdrawn").unpublish()

    (entry,) = articles(None)
    assert (entry.key, entry.circle) == (str(inside.pk), "members")
    assert entry.version_in("en").url == "/en/manual/members/inside/"


def test_questions_checklists_and_the_glossary_are_found_in_each_language_they_are_written_in():
    question = QuestionFactory(
        question_en="Who signs?",
        answer_en="The **Minister** & nobody else.",
        question_fr="Qui signe ?",
    )
    GlossaryTermFactory(slug="quorum", term_en="Quorum", definition_en="How many must be there.")
    step = ChecklistStepFactory(text_en="Write to the Secretariat.")

    (asked,), (term,), (checklist,) = questions(None), glossary(None), checklists(None)

    assert asked.version_in("en").text == "The Minister & nobody else."
    assert asked.version_in("fr").url == f"/fr/manual/questions/#{question.key}"
    assert term.version_in("en").url == "/en/manual/glossary/#term-quorum"
    assert checklist.key == str(step.checklist_id)
    assert "Write to the Secretariat." in checklist.version_in("en").text


def test_practice_examples_and_funding_programmes_are_found():
    PracticeExampleFactory(slug="kites", title_en="How kites were counted")
    FundingProgrammeFactory(slug="small-grants", name_en="Small grants", institution="Foundation")

    (example,), (programme,) = examples(None), funding(None)

    assert example.version_in("en").url == "/en/manual/examples/#kites"
    assert programme.version_in("en").url == "/en/manual/funding/#small-grants"
    assert programme.words == "Foundation"


@pytest.mark.parametrize("number", [1, 3])
def test_articles_cost_the_same_however_many(number, django_assert_num_queries):
    for place in range(number):
        make_article(f"article-{place}")

    with django_assert_num_queries(3):
        assert len(list(articles(None))) == number
