import pytest
from wagtail.models import GroupPagePermission, Page

from tests.factories.manual import make_article, make_part
from tests.factories.people import UserFactory
from whimbrel.manual.actions.tree import (
    is_in_bin,
    lock_article,
    settle_manuals,
    throw_in_bin,
    unlock_article,
)
from whimbrel.manual.models import ArticlePage, Version
from whimbrel.manual.queries.contents import contents

pytestmark = pytest.mark.django_db


def test_there_is_a_manual_in_every_language_all_translations_of_one():
    manuals = settle_manuals()

    assert sorted(manuals) == ["ar", "en", "es", "fr", "ru"]
    assert len({page.translation_key for page in manuals.values()}) == 1
    assert GroupPagePermission.objects.filter(page=manuals["fr"]).count() == 6


def test_settling_again_changes_nothing():
    settle_manuals()
    pages = Page.objects.count()

    settle_manuals()

    assert Page.objects.count() == pages


def test_what_a_translator_hands_in_needs_the_secretariat_s_approval():
    workflow = make_article().get_workflow()

    assert [task.name for task in workflow.tasks] == ["The Secretariat looks at it"]
    assert [group.name for group in workflow.tasks[0].specific.groups.all()] == ["Secretariat"]


def test_a_page_in_the_bin_is_read_by_nobody_and_kept_whole():
    article = make_article()

    throw_in_bin(page=article, by=UserFactory())

    assert contents("en") == []
    assert is_in_bin(ArticlePage.objects.get(pk=article.pk))
    assert Version.objects.filter(article=article).count() == 1


def test_a_part_takes_its_articles_with_it_into_the_bin():
    article = make_article(part="meetings")

    throw_in_bin(page=make_part("meetings"))

    assert not ArticlePage.objects.get(pk=article.pk).live


def test_a_page_that_is_taken_back_and_published_is_read_again():
    article = make_article()
    part = article.get_parent()
    throw_in_bin(page=article)

    part.refresh_from_db()
    ArticlePage.objects.get(pk=article.pk).move(part, pos="last-child")
    ArticlePage.objects.get(pk=article.pk).save_revision().publish()

    assert [entry.slug for part in contents("en") for entry in part.articles] == ["credentials"]


def test_two_pages_of_one_address_lie_in_the_bin_side_by_side():
    throw_in_bin(page=make_article("rules"))
    throw_in_bin(page=make_article("rules"))

    assert ArticlePage.objects.filter(live=False).count() == 2


def test_while_a_draft_is_consulted_upon_only_who_locked_it_may_change_it():
    article, keeper, other = make_article(), UserFactory(), UserFactory()

    lock_article(article=article, by=keeper)

    lock = ArticlePage.objects.get(pk=article.pk).get_lock()
    assert not lock.for_user(keeper) or lock.locked_by == keeper
    assert lock.for_user(other)
    unlock_article(article=article, by=keeper)
    assert ArticlePage.objects.get(pk=article.pk).get_lock() is None
