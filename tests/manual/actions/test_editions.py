from datetime import UTC, date, datetime

import pytest

from tests.factories.manual import edit, make_article, make_translation
from whimbrel.manual.actions.editions import NothingToName, name_edition
from whimbrel.manual.models import Edition, EditionChanged, EditionEntry

pytestmark = pytest.mark.django_db
AT = datetime(2014, 11, 10, tzinfo=UTC)


def named(slug="cop11"):
    return name_edition(slug=slug, names={"en": "As of COP11"}, as_of=date(2014, 11, 9), at=AT)


def test_an_edition_holds_what_everybody_can_read_in_every_language():
    make_translation(make_article("rules"))
    make_article("positions", audience="members")

    edition = named()

    held = edition.entries.values_list("slug", "version__language", "part_title")
    assert sorted(held) == [("rules", "en", "Meetings"), ("rules", "fr", "Meetings")]


def test_the_next_edition_has_the_next_number_and_leaves_the_first_as_it_was():
    article = make_article("rules")
    first = named("cop11")
    edit(article, title="Rules, anew")

    second = named("cop12")

    assert (first.number, second.number) == (1, 2)
    assert first.entries.get().version.number == 1
    assert second.entries.get().version.number == 2


def test_nothing_is_named_while_nothing_is_published():
    with pytest.raises(NothingToName):
        named()

    assert not Edition.objects.exists()


def test_an_edition_is_never_removed():
    make_article("rules")

    with pytest.raises(EditionChanged):
        named().delete()

    assert EditionEntry.objects.count() == 1
