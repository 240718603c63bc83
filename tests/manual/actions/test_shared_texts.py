from datetime import UTC, datetime

import pytest

from tests.factories.designations import seated
from tests.factories.manual import (
    ProposalFactory,
    SharedTextFactory,
    body,
    edit,
    make_article,
    make_translation,
    shared,
)
from whimbrel.core.models import JournalEntry
from whimbrel.manual.actions.proposals import accept_proposal
from whimbrel.manual.actions.shared_texts import add_shared_text, edit_shared_text
from whimbrel.manual.actions.translate import save_translation
from whimbrel.manual.models import ArticlePage, Paragraph, SharedText, Version, Weight
from whimbrel.manual.queries.history import quoted
from whimbrel.manual.queries.reading import reading
from whimbrel.manual.queries.segments import workbench

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def address(db):
    return SharedTextFactory(text_fr="Écrivez au **Secrétariat** à Bonn.")


@pytest.fixture
def article(address):
    return make_article("letters", pieces=[*body(how="By post."), shared(address)])


@pytest.fixture
def translation(article, address):
    return make_translation(article, pieces=[*body(how="Par la poste."), shared(address)])


def move(address, **words):
    told = {name: said for name, said in words.items() if len(name) == 2}
    others = {name: said for name, said in words.items() if len(name) > 2}
    return edit_shared_text(shared=address, words=told, at=AT, **others)


def standing(page):
    return Version.objects.standing().get(article=page)


def age(language="fr", slug="letters"):
    return reading(slug, language).freshness.value


def test_an_article_says_the_shared_words_as_a_paragraph_of_its_own(article, address):
    piece = standing(article).piece("p-address")

    assert piece == {
        "key": "p-address",
        "kind": "paragraph",
        "html": "<p>Write to <b>the Secretariat</b> in Bonn.</p>",
        "shared": address.slug,
    }
    assert Paragraph.objects.get(key="p-address").text == "Write to the Secretariat in Bonn."


def test_one_edit_reaches_every_article_in_that_language(article, address):
    other = make_article("visits", pieces=[shared(address, "p-where")])

    made = move(address, en="Write to Geneva.", note="The Secretariat has moved.", weight="major")

    assert {one.article_id for one in made} == {article.pk, other.pk}
    assert standing(article).piece("p-address")["html"] == "<p>Write to Geneva.</p>"
    version = standing(other)
    assert (version.number, version.note, version.published_at) == (
        2,
        "The Secretariat has moved.",
        AT,
    )
    assert JournalEntry.objects.get(verb="changed").detail["new"] == {"text_en": "Write to Geneva."}


def test_what_was_cited_stays_and_stands_beside_what_it_says_now(article, address):
    cited = standing(article)

    move(address, en="Write to Geneva.")

    found = quoted(cited, "p-address")
    assert (found.said_then, found.says_now) == (
        "Write to the Secretariat in Bonn.",
        "Write to Geneva.",
    )


def test_a_draft_of_the_article_stays_a_draft(article, address):
    draft = article.get_latest_revision_as_object()
    draft.title = "Half a thought"
    draft.save_revision()

    move(address, en="Write to Geneva.")

    assert standing(article).title == "Letters"
    assert ArticlePage.objects.get(pk=article.pk).has_unpublished_changes


@pytest.mark.parametrize(
    ("words", "weight", "then"),
    [
        ({"en": "Write to Geneva."}, Weight.NORMAL, "out_of_date"),
        ({"en": "Write to Geneva."}, Weight.MAJOR, "majorly_out_of_date"),
        ({"en": "Write to the Secretariat, Bonn."}, Weight.TYPO, "current"),
        ({"en": "Write to Geneva.", "fr": "Écrivez à Genève."}, Weight.MAJOR, "current"),
    ],
)
def test_translations_age_by_a_shared_text_as_by_their_own(
    translation, address, words, weight, then
):
    move(address, **words, weight=weight)

    assert age() == then


def test_a_translation_is_up_to_date_again_once_the_shared_words_follow(translation, address):
    move(address, en="Write to Geneva.")

    move(SharedText.objects.get(), fr="Écrivez à Genève.")

    assert age() == "current"
    assert standing(translation).piece("p-address")["html"] == "<p>Écrivez à Genève.</p>"
    page = ArticlePage.objects.get(pk=translation.pk)
    assert page.get_latest_revision_as_object().based_on == page.based_on


def test_it_is_said_that_the_others_follow_although_their_words_stay(translation, address):
    move(address, en="Write to the Secretariat in Bonn, Germany.", all_follow=True)

    assert age() == "current"


def test_a_translation_that_lacks_other_edits_stays_out_of_date(translation, article, address):
    edit(article, body=[*body(how="By post or by hand."), shared(address)])

    move(address, en="Write to Geneva.", fr="Écrivez à Genève.")

    assert age() == "out_of_date"


def test_where_a_language_has_no_such_words_the_source_stands_in_their_place(article, address):
    make_translation(article, "es", pieces=[*body(how="Por correo."), shared(address)])

    shown = reading("letters", "es")

    assert [(one.piece["key"], one.language) for one in shown.pieces] == [
        ("p-how", "es"),
        ("p-address", "en"),
    ]


def test_a_translator_is_not_asked_to_translate_it_and_keeps_it(article, address):
    bench = workbench("letters", "fr")

    page = save_translation(
        bench=bench, language="fr", words={"p-how": "Par la poste."}, based_on=bench.version
    )

    assert "p-address" not in [one.key for one in bench.segments]
    kept = page.get_latest_revision_as_object().body.get_prep_value()
    assert kept[1] == {"type": "shared", "value": address.pk, "id": "p-address"}


def test_other_words_proposed_for_it_are_taken_for_all_articles(article, address):
    other = make_article("visits", pieces=[shared(address, "p-where")])
    proposal = ProposalFactory(paragraph=Paragraph.objects.get(key="p-address"))

    accept_proposal(proposal=proposal, words="Write to **Bonn**.", by=seated(), at=AT)

    assert standing(other).piece("p-where")["html"] == "<p>Write to <b>Bonn</b>.</p>"
    assert standing(article).piece("p-address")["html"] == "<p>Write to <b>Bonn</b>.</p>"


def test_a_new_text_says_in_each_language_what_the_source_says(db):
    made = add_shared_text(slug="fax", name="Fax", words={"en": "None.", "fr": "Aucun."})

    assert made.behind == ["es", "ar", "ru"]
