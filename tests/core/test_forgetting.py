from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings

from tests.factories.treaties import RegionFactory
from whimbrel.core.forgetting import forget_what_is_over, old_letters, old_lines, periods
from whimbrel.core.journal import record
from whimbrel.core.journal.queries import latest_changes
from whimbrel.core.models import DeliveryAttempt, Forgetting, JournalEntry, Letter, TimetableEntry
from whimbrel.core.timetable import run_due_jobs

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 31, 12, tzinfo=UTC)
OLD = AT - timedelta(days=366)


def letter(name, *, written_at=OLD, **fate):
    return Letter.objects.create(
        address="a@example.org", language="en", kind="sign_in", subject=name,
        message_id=f"<{name}@example.org>", written_at=written_at, due_at=written_at, **fate,
    )  # fmt: skip


def forget(days=365, forget=old_letters):
    return forget_what_is_over(what="letters", forget=forget, days=days, at=AT)


def test_letters_that_met_their_fate_go_and_what_waits_or_is_held_stays():
    sent = letter("sent", handed_over_at=OLD, sent_at=OLD)
    DeliveryAttempt.objects.create(letter=sent, outcome="sent")
    letter("given-up", failed_at=OLD)
    letter("in-doubt", handed_over_at=OLD)
    letter("waiting")
    letter("held", held_at=OLD)
    letter("young", written_at=AT - timedelta(days=364), handed_over_at=AT, sent_at=AT)

    forgetting = forget()

    left = sorted(Letter.objects.values_list("subject", flat=True))
    assert left == ["held", "waiting", "young"]
    assert (forgetting.what, forgetting.number) == ("letters", 3)
    assert forgetting.before == AT - timedelta(days=365)


def test_the_journal_says_what_went_and_how_many():
    letter("sent", handed_over_at=OLD, sent_at=OLD)

    forget()

    line = JournalEntry.objects.get()
    assert (line.actor, line.verb, line.detail) == (
        None,
        "forgot",
        {"what": "letters", "number": 1},
    )
    assert latest_changes(limit=1, with_accounts=False)[0].deed == "forgot what was too old"


def test_where_nothing_is_old_nothing_is_written_down():
    letter("young", written_at=AT, handed_over_at=AT, sent_at=AT)

    assert forget() is None
    assert not JournalEntry.objects.exists()


def test_a_setting_of_nought_keeps_for_ever():
    letter("sent", handed_over_at=OLD, sent_at=OLD)

    assert forget(days=0) is None
    assert Letter.objects.count() == 1


def test_old_lines_of_the_journal_go_and_the_line_that_says_so_stays():
    region = RegionFactory()
    for days in (400, 300):
        record(None, "changed", region)
        newest = JournalEntry.objects.order_by("-pk").first()
        JournalEntry.objects.filter(pk=newest.pk).update(recorded_at=AT - timedelta(days=days))

    forget(forget=old_lines)

    assert sorted(JournalEntry.objects.values_list("verb", flat=True)) == ["changed", "forgot"]


def test_what_fails_half_way_has_forgotten_nothing():
    letter("sent", handed_over_at=OLD, sent_at=OLD)

    def half(before):
        old_letters(before)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        forget(forget=half)

    assert Letter.objects.count() == 1


@override_settings(KEEP_MAIL_DAYS=10)
def test_the_worker_forgets_once_a_day_by_the_settings():
    letter("sent", written_at=datetime(2020, 1, 1, tzinfo=UTC), handed_over_at=OLD, sent_at=OLD)

    done = run_due_jobs(at=AT)

    assert {
        "forget.letters",
        "forget.journal",
        "forget.scans",
        "forget.invitations",
        "forget.answers",
    } <= set(done)
    assert not Letter.objects.exists()
    assert Forgetting.objects.get(what="letters").number == 1
    assert not TimetableEntry.objects.filter(
        name__startswith="forget.", failed_at__isnull=False
    ).exists()


@override_settings(KEEP_MAIL_DAYS=42)
def test_people_can_read_how_long_things_are_kept_as_the_settings_have_it():
    days = {kept.name: kept.days for kept in periods()}

    assert days["Our e-mails to you, after they were written"] == 42
    assert len(days) == 12
