from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.people import UserFactory
from tests.factories.training import SessionFactory
from tests.training.racing import at_once
from whimbrel.core.models import JournalEntry
from whimbrel.training.actions.minutes import (
    NothingWritten,
    WrittenMeanwhile,
    bring_back,
    keep_minutes,
    publish_minutes,
    withdraw_minutes,
)
from whimbrel.training.models import Minutes

pytestmark = pytest.mark.django_db
NINE = datetime(2013, 10, 29, 9, tzinfo=UTC)


@pytest.fixture
def session():
    return SessionFactory()


def kept(session, words, version=0, by=None, minute=0, **more):
    return keep_minutes(
        session=session, language="en", words=words, version=version, by=by or UserFactory(),
        at=NINE + timedelta(minutes=minute), **more,
    )  # fmt: skip


def test_every_text_that_was_kept_can_be_brought_back(session):
    rapporteur = UserFactory()
    kept(session, "Opening.", 0, rapporteur)
    minutes = kept(session, "Closing.", 1, rapporteur)

    bring_back(revision=minutes.revisions.get(version=1), by=rapporteur, at=NINE)

    minutes.refresh_from_db()
    assert (minutes.words, minutes.version) == ("Opening.", 3)
    assert [one.words for one in minutes.revisions.all()] == ["Opening.", "Closing.", "Opening."]


def test_the_same_words_once_more_change_nothing(session):
    kept(session, "Opening.")

    assert kept(session, " Opening.\r\n", 1).version == 1


def test_two_who_write_in_different_places_are_put_together(session):
    kept(session, "Opening.\n\nClosing.")
    kept(session, "Opening by the Chair.\n\nClosing.", 1)

    minutes = kept(session, "Opening.\n\nClosing.\n\nThanks.", 1)

    assert minutes.words == "Opening by the Chair.\n\nClosing.\n\nThanks."


def test_two_who_write_in_the_same_place_are_told_and_nothing_is_written_over(session):
    kept(session, "Opening.")
    kept(session, "Opening by the Chair.", 1)

    with pytest.raises(WrittenMeanwhile) as meanwhile:
        kept(session, "Opening by the host.", 1)

    assert meanwhile.value.minutes.words == "Opening by the Chair."
    assert Minutes.objects.get().words == "Opening by the Chair."


def test_while_somebody_types_nothing_is_put_together_behind_their_back(session):
    kept(session, "Opening.")
    kept(session, "Opening.\n\nClosing.", 1)

    with pytest.raises(WrittenMeanwhile):
        kept(session, "Thanks.\n\nOpening.", 1, is_quiet=True)


def test_the_journal_speaks_of_a_sitting_once(session):
    rapporteur = UserFactory()
    for place, minute in enumerate((0, 1, 2, 30)):
        kept(session, f"Text {place}", place, rapporteur, minute, is_quiet=True)

    assert JournalEntry.objects.filter(verb="wrote minutes").count() == 2


def test_published_words_stay_until_they_are_published_anew_or_taken_out(session):
    rapporteur, officer = UserFactory(), UserFactory()
    minutes = kept(session, "Opening.", 0, rapporteur)
    publish_minutes(minutes=minutes, by=officer, at=NINE)

    minutes = kept(session, "Opening by the Chair.", 1, rapporteur)
    assert minutes.published_words == "Opening."
    assert minutes.has_news

    withdraw_minutes(minutes=minutes, by=officer)
    minutes.refresh_from_db()
    assert (minutes.published_words, minutes.published_at) == ("", None)
    assert minutes.words == "Opening by the Chair."


def test_of_a_sitting_only_the_last_text_stays_when_it_is_published(session):
    one, other = UserFactory(), UserFactory()
    for place, (by, minute) in enumerate(((one, 0), (one, 1), (other, 2), (one, 3), (one, 60))):
        minutes = kept(session, f"Text {place}", place, by, minute)

    publish_minutes(minutes=minutes, by=one, at=NINE)

    found = minutes.revisions.order_by("version").values_list("words", flat=True)
    assert list(found) == ["Text 1", "Text 2", "Text 3", "Text 4"]


def test_where_nothing_is_written_nothing_is_published(session):
    kept(session, "Opening.")
    minutes = kept(session, "", 1)

    with pytest.raises(NothingWritten):
        publish_minutes(minutes=minutes, by=UserFactory(), at=NINE)


@pytest.mark.django_db(transaction=True)
def test_what_three_begin_at_once_is_all_kept(session):
    people = UserFactory.create_batch(3)

    at_once(
        *(
            lambda place=place, by=by: kept(session, f"Paragraph {place}.", 0, by)
            for place, by in enumerate(people)
        )
    )

    minutes = Minutes.objects.get()
    assert sorted(minutes.words.split("\n\n")) == [f"Paragraph {place}." for place in range(3)]
    assert minutes.version == 3
