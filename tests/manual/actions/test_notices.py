from datetime import date

import pytest

from tests.factories.designations import seated
from tests.factories.manual import edit, make_article, make_translation
from tests.factories.people import UserFactory
from whimbrel.core.models import Letter
from whimbrel.manual.actions.notices import ask_for_reviews, tell_translators
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator(db):
    return seated(Role.TRANSLATOR, display_name="Translator", language="fr")


def today():
    from django.utils.timezone import localdate

    return localdate()


def letters():
    return Letter.objects.filter(kind="translations_due")


def test_a_translator_is_told_once_a_week_what_misleads_readers_first(translator):
    late, bad = make_article("late"), make_article("bad")
    for source in (late, bad):
        make_translation(source)
    edit(late, title="Late, anew", weight="normal")
    edit(bad, title="Bad, anew", weight="major")

    assert tell_translators(today=today()) == 1
    assert tell_translators(today=today()) == 0

    letter = letters().get()
    assert letter.address == translator.email
    assert letter.text.index("/fr/manual/translate/fr/bad/") < letter.text.index("fr/late/")


def test_a_translator_who_wants_no_letters_gets_none(translator):
    translator.written_to = "never"
    translator.save()
    source = make_article()
    make_translation(source)
    edit(source, title="Anew", weight="major")

    assert tell_translators(today=today()) == 0
    assert not letters().exists()


@pytest.mark.parametrize(
    ("weight", "is_ready"), [("typo", True), ("normal", False), ("major", False)]
)
def test_nobody_is_told_of_what_does_not_await_them(translator, weight, is_ready):
    source = make_article()
    make_translation(source)
    edit(source, title="Anew", weight=weight, is_ready=is_ready)

    assert tell_translators(today=today()) == 0


def test_a_translator_is_told_of_the_languages_they_speak_and_of_no_other(translator):
    translator.spoken_languages = "es,en"
    translator.save()
    make_translation(make_article("rules"), "es")

    assert tell_translators(today=today()) == 0

    make_article("missing")

    assert tell_translators(today=today()) == 1
    assert "/translate/es/missing/" in letters().get().text


def test_who_looks_after_an_article_is_asked_once_for_each_day_that_was_set():
    keeper = UserFactory()
    article = make_article(reviewer=keeper, review_by=date(2026, 1, 31))

    assert ask_for_reviews(today=date(2026, 1, 30)) == 0
    assert ask_for_reviews(today=date(2026, 1, 31)) == 1
    assert ask_for_reviews(today=date(2026, 2, 10)) == 0

    edit(article, review_by=date(2026, 6, 30))
    assert ask_for_reviews(today=date(2026, 7, 1)) == 1
    assert Letter.objects.filter(kind="review_due", address=keeper.email).count() == 2


def test_an_article_that_is_not_published_asks_nobody():
    article = make_article(reviewer=UserFactory(), review_by=date(2026, 1, 31))
    article.unpublish()

    assert ask_for_reviews(today=date(2026, 2, 1)) == 0
