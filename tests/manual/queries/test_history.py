from datetime import UTC, date, datetime

import pytest

from tests.factories.manual import body, edit, make_article, make_translation
from whimbrel.manual.models import Version
from whimbrel.manual.queries.history import (
    changed_since,
    changes_between,
    quoted,
    source_changes,
    version_cited,
)

pytestmark = pytest.mark.django_db
FIRST, SECOND = datetime(2025, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def article():
    """Sixty days until 2026, 150 since."""
    page = make_article(pieces=body(deadline="Send it 60 days before.", copy="Bring a copy."))
    edit(page, body=body(deadline="Send it 150 days before."), change_note="150 days now.")
    versions = Version.objects.filter(article=page)
    versions.filter(number=1).update(published_at=FIRST, superseded_at=SECOND)
    versions.filter(number=2).update(published_at=SECOND)
    return page


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2025, 2, 28), None),
        (date(2025, 3, 1), 1),
        (date(2026, 2, 28), 1),
        (date(2026, 3, 1), 2),
        (date(2030, 1, 1), 2),
    ],
)
def test_an_article_is_cited_as_it_stood_at_the_end_of_a_day(article, day, number):
    cited = version_cited("credentials", "en", on=day)

    assert (cited.number if cited else None) == number


def test_a_paragraph_is_shown_as_it_was_cited_and_as_it_stands_now(article):
    found = quoted(version_cited("credentials", "en", number=1), "p-deadline")

    assert found.said_then == "Send it 60 days before."
    assert found.says_now == "Send it 150 days before."
    assert not found.is_same
    assert [run.text for run in found.runs if run.kind != "same"] == ["60", "150"]


def test_a_paragraph_that_was_taken_out_still_says_what_it_said(article):
    found = quoted(version_cited("credentials", "en", number=1), "p-copy")

    assert (found.said_then, found.now) == ("Bring a copy.", None)


def test_a_paragraph_that_never_was_is_not_found(article):
    assert quoted(version_cited("credentials", "en"), "p-nothing") is None


def test_what_changed_is_told_in_words_and_counted(article):
    old, new = (version_cited("credentials", "en", number=number) for number in (1, 2))

    changes = changes_between(old, new)

    assert (changes.changed, changes.added, changes.removed) == (1, 0, 1)
    assert [step.note for step in changes.steps] == ["150 days now."]


def test_what_is_new_since_a_day_is_what_was_published_after_it(article):
    assert [one.number for one in changed_since(date(2026, 2, 28), "en")] == [2]
    assert changed_since(date(2026, 3, 1), "en") == []


def test_the_reader_of_an_old_translation_is_told_what_the_source_says_anew():
    source = make_article(pieces=body(deadline="60 days."))
    made = make_translation(source, pieces=body(deadline="60 jours."))
    edit(source, body=body(deadline="150 days."))

    changes = source_changes(Version.objects.get(article=made))

    assert [run.text for run in changes.pieces[0].runs if run.kind == "added"] == ["150"]


def test_a_translation_of_the_standing_version_has_no_differences():
    made = make_translation(make_article())

    assert source_changes(Version.objects.get(article=made)) is None
