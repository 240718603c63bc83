"""What happens in the Manual by itself."""

from datetime import timedelta

from django.core.management import call_command
from django.utils.timezone import localdate, now

from whimbrel.core.timetable import every
from whimbrel.manual.actions.archive_loads import load_waiting_archives
from whimbrel.manual.actions.build_files import build_files_where_changed
from whimbrel.manual.actions.check_links import check_links
from whimbrel.manual.actions.consultations import close_past_consultations
from whimbrel.manual.actions.following import tell_followers
from whimbrel.manual.actions.notices import ask_for_reviews, tell_translators
from whimbrel.manual.actions.tidy_files import tidy_files
from whimbrel.manual.actions.tree import end_withdrawn_versions


@every(timedelta(minutes=5), "manual.scheduled")
def scheduled() -> None:
    """Publish and withdraw what was set for a day and an hour."""
    call_command("publish_scheduled")
    end_withdrawn_versions(at=now())


@every(timedelta(days=1), "manual.reviews")
def reviews() -> None:
    ask_for_reviews(today=localdate())


@every(timedelta(hours=1), "manual.followers")
def followers() -> None:
    tell_followers(today=localdate())


@every(timedelta(hours=1), "manual.consultations")
def consultations() -> None:
    close_past_consultations(today=localdate(), at=now())


@every(timedelta(days=7), "manual.translators")
def translators() -> None:
    tell_translators(today=localdate())


@every(timedelta(days=7), "manual.links")
def links() -> None:
    check_links(at=now())


@every(timedelta(minutes=1), "manual.files")
def files() -> None:
    """Build the files whose text changed. What does not fit into the time is built at the next look."""
    build_files_where_changed(within=timedelta(seconds=15))


@every(timedelta(minutes=1), "manual.archives")
def archives() -> None:
    """Bring in archives that were handed in at the desk."""
    load_waiting_archives(at=now())


@every(timedelta(days=1), "manual.stored_files")
def stored_files() -> None:
    tidy_files(at=now())
