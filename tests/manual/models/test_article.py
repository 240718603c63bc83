import pytest
from django.core.exceptions import ValidationError

from tests.factories.manual import body, edit, make_article, make_translation
from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry
from whimbrel.manual.models import ArticlePage, Paragraph, Version, VersionChanged

pytestmark = pytest.mark.django_db


def keys(article):
    return list(Paragraph.objects.filter(article=article).standing().values_list("key", flat=True))


def test_publishing_keeps_a_version_with_who_and_why():
    article = make_article()
    editor = UserFactory()

    version = edit(
        article,
        by=editor,
        body=body(credentials="Bring the original."),
        weight="major",
        change_note="A copy is not enough.",
    )

    assert (version.number, version.weight, version.note) == (2, "major", "A copy is not enough.")
    assert version.published_by == editor
    assert version.piece("p-credentials")["html"] == "<p>Bring the original.</p>"
    entry = JournalEntry.objects.filter(verb="published").latest("pk")
    assert (entry.actor, entry.detail["number"]) == (editor, 2)


def test_one_version_stands_and_the_one_before_says_until_when_it_did():
    article = make_article()

    new = edit(article, title="Credentials and powers")

    old = Version.objects.get(article=article, number=1)
    assert old.superseded_at == new.published_at
    assert list(Version.objects.standing().filter(article=article)) == [new]


def test_a_draft_is_seen_by_no_reader():
    article = make_article()
    draft = article.get_latest_revision_as_object()
    draft.body = body(credentials="Half a thought")

    draft.save_revision(user=UserFactory())

    assert Version.objects.filter(article=article).count() == 1
    assert Paragraph.objects.get(article=article).text == "Bring your credentials."


def test_publishing_the_same_words_again_makes_no_version():
    article = make_article()

    article.save_revision().publish()

    assert Version.objects.filter(article=article).count() == 1


def test_a_paragraph_keeps_its_name_when_its_words_and_its_place_change():
    article = make_article(pieces=body(first="One.", second="Two."))
    known = Paragraph.objects.get(article=article, key="p-first").pk

    edit(article, body=body(second="Two.", first="One, corrected."))

    moved = Paragraph.objects.get(pk=known)
    assert (moved.key, moved.position, moved.text) == ("p-first", 1, "One, corrected.")
    assert moved.first_version.number == 1
    assert moved.last_version.number == 2


def test_a_paragraph_made_at_the_desk_gets_a_permanent_name_of_its_block():
    block = {
        "type": "paragraph",
        "value": "<p>New.</p>",
        "id": "0b1c2d3e-aaaa-bbbb-cccc-ddddeeeeffff",
    }
    article = make_article(pieces=[block])

    edit(article, title="Another title")

    assert keys(article) == ["p-0b1c2d3e"]


def test_a_paragraph_that_is_taken_out_keeps_its_row_and_comes_back_as_itself():
    article = make_article(pieces=body(first="One.", second="Two."))
    edit(article, body=body(first="One."))
    gone = Paragraph.objects.get(article=article, key="p-second")
    assert gone.removed_at is not None
    assert keys(article) == ["p-first"]

    edit(article, body=body(first="One.", second="Two again."))

    back = Paragraph.objects.get(pk=gone.pk)
    assert (back.removed_at, back.text) == (None, "Two again.")


def test_a_withdrawn_article_stands_no_more_and_its_versions_are_kept():
    article = make_article()

    article.unpublish()

    assert not Version.objects.standing().filter(article=article).exists()
    assert Version.objects.filter(article=article).count() == 1


def test_an_article_published_again_after_it_was_withdrawn_stands_again():
    article = make_article()
    article.unpublish()

    article.save_revision().publish()

    assert Version.objects.standing().get(article=article).number == 2


def test_an_edit_kept_back_counts_for_translators_from_the_next_one_that_is_ready():
    article = make_article()
    kept_back = edit(article, title="Half done", weight="major", is_ready=False)
    assert kept_back.ready_at is None

    ready = edit(article, title="Done", weight="typo", is_ready=True)

    kept_back.refresh_from_db()
    assert kept_back.ready_at == ready.published_at


def test_a_translation_says_which_version_of_the_source_it_says():
    source = make_article()
    translation = make_translation(source)

    made = Version.objects.get(article=translation)

    assert (made.language, made.based_on) == ("fr", Version.objects.get(article=source))


def test_a_version_never_changes():
    version = Version.objects.get(article=make_article())
    version.title = "Another"

    with pytest.raises(VersionChanged):
        version.save()


def test_two_articles_of_one_language_never_share_an_address():
    make_article("credentials", part="meetings")

    with pytest.raises(ValidationError, match="has this address already"):
        make_article("credentials", part="reporting")


def test_a_wagtail_link_to_an_article_leads_to_where_readers_find_it(settings):
    page = make_translation(make_article())

    assert page.full_url == f"{settings.SITE_URL}/fr/manual/articles/credentials/"
    assert (
        ArticlePage.objects.get(pk=page.pk).get_url().endswith("/fr/manual/articles/credentials/")
    )
