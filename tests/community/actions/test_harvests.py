from datetime import timedelta

import pytest

from tests.factories.community import NOON, SpaceFactory, threaded, words
from tests.factories.designations import seated
from tests.factories.manual import make_part
from tests.factories.treaties import CountryFactory, DesignationFactory, RegionFactory
from whimbrel.community.actions.harvests import harvest
from whimbrel.community.actions.posts import write_post
from whimbrel.community.actions.threads import accept_answer
from whimbrel.community.models import Harvest
from whimbrel.community.queries.harvests import credit_of, gathered_text, taken_up
from whimbrel.manual.actions.harvest import Gathered
from whimbrel.manual.models import PracticeExample, Question

pytestmark = pytest.mark.django_db
ENGLISH = {"en": Gathered("Who signs?", "The minister.\n\nOr who acts for them.")}


@pytest.fixture
def editor():
    return seated()


@pytest.fixture
def region():
    return RegionFactory(name_en="Africa")


@pytest.fixture
def thread(region):
    """A question of Kenya's, answered by Uganda twice and by Senegal."""
    kenya, uganda, senegal = (
        DesignationFactory(
            country=CountryFactory(name_en=name),
            person__display_name=f"{name}-person",
        ).person
        for name in ("Kenya", "Uganda", "Senegal")
    )
    thread = threaded(SpaceFactory(), kenya, kind="question", region=region)
    for by, text in ((uganda, "Ask them."), (senegal, "The minister."), (uganda, "Right.")):
        write_post(thread=thread, by=by, words=words(text, written_at=NOON))
    return thread


def bring(thread, editor, kind="question", said=None, key="k", **given):
    return harvest(
        thread=thread, kind=kind, words=said or ENGLISH, key=key, by=editor, at=NOON, **given
    )


def test_a_question_stands_in_the_manual_and_thanks_offices_and_never_persons(thread, editor):
    bring(thread, editor)

    question = Question.objects.get()
    assert question.question_en == "Who signs?"
    assert question.answer_en.endswith(
        "*From the e-community, with thanks to: National Focal Point, Kenya; "
        "National Focal Point, Uganda; National Focal Point, Senegal*"
    )
    assert "-person" not in question.answer_en
    assert taken_up(thread) == [("Who signs?", question.get_absolute_url())]


def test_each_language_is_thanked_in_its_own(thread, editor):
    french = Gathered("Qui signe ?", "Le ministre.")

    bring(thread, editor, said=ENGLISH | {"fr": french})

    question = Question.objects.get()
    assert question.question_fr == "Qui signe ?"
    assert question.answer_fr.startswith("Le ministre.")
    assert credit_of(thread, "fr") in question.answer_fr


def test_an_example_names_its_source_country_and_region(thread, editor, region):
    bring(thread, editor, kind="example")

    example = PracticeExample.objects.get()
    assert example.source == credit_of(thread, "en")
    assert example.country.name_en == "Kenya"
    assert list(example.regions.all()) == [region]
    assert example.text_en == ENGLISH["en"].text


def test_an_article_is_a_draft_that_no_reader_sees(thread, editor):
    made = bring(thread, editor, kind="article", part=make_part())

    article = made.article
    assert not article.live
    assert [str(piece.value) for piece in article.body][:2] == [
        "<p>The minister.</p>",
        "<p>Or who acts for them.</p>",
    ]
    assert taken_up(thread) == []
    article.latest_revision.publish()
    assert [title for title, _ in taken_up(thread)] == ["Who signs?"]


def test_what_is_sent_twice_is_brought_over_once(thread, editor):
    assert bring(thread, editor) == bring(thread, editor)
    assert Harvest.objects.count() == Question.objects.count() == 1


def test_two_of_one_title_have_names_of_their_own(thread, editor):
    bring(thread, editor)
    bring(thread, editor, key="k2")

    assert sorted(Question.objects.values_list("key", flat=True)) == ["who-signs", "who-signs-2"]


def test_one_begins_with_the_accepted_answer_else_with_all_answers(thread, editor):
    assert gathered_text(thread) == "Ask them.\n\nThe minister.\n\nRight."

    accept_answer(
        thread=thread, post=thread.posts.get(number=3), by=editor, at=NOON + timedelta(hours=1)
    )
    assert gathered_text(thread) == "The minister."
