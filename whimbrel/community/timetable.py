"""What happens in the e-community by itself."""

from datetime import timedelta

from django.utils.timezone import now

from whimbrel.community.actions.archive_jobs import tend_archives
from whimbrel.community.actions.bookmarks import remind
from whimbrel.community.actions.circulars import tell_circulars
from whimbrel.community.actions.consultation_letters import tend_consultations
from whimbrel.community.actions.drafting_letters import tell_drafts
from whimbrel.community.actions.event_letters import tend_events
from whimbrel.community.actions.files import JOB as READ_FILES
from whimbrel.community.actions.files import find_missed, read_files
from whimbrel.community.actions.mentions import tell_called
from whimbrel.community.actions.poll_letters import tend_polls
from whimbrel.community.actions.telling import send_digests, tell_each
from whimbrel.community.actions.translations import JOB as TRANSLATE
from whimbrel.community.actions.translations import make_translations
from whimbrel.community.actions.unanswered import ask_around
from whimbrel.community.actions.webhooks import send_webhooks
from whimbrel.core.timetable import every


@every(timedelta(minutes=1), "community.each_post")
def each_post() -> None:
    while tell_each(at=now()):
        pass
    tell_called(at=now())


@every(timedelta(minutes=1), "community.polls")
def polls() -> None:
    tend_polls(at=now())


@every(timedelta(minutes=1), "community.consultations")
def consultations() -> None:
    tend_consultations(at=now())


@every(timedelta(minutes=1), "community.texts")
def texts() -> None:
    tell_drafts(at=now())


@every(timedelta(minutes=1), "community.events")
def events() -> None:
    tend_events(at=now())


@every(timedelta(minutes=1), TRANSLATE)
def translations() -> None:
    make_translations(at=now())


@every(timedelta(seconds=30), "community.archives")
def archives() -> None:
    tend_archives()


@every(timedelta(minutes=30), "community.digests")
def digests() -> None:
    send_digests(at=now())


@every(timedelta(minutes=30), "community.reminders")
def reminders() -> None:
    remind(at=now())


@every(timedelta(minutes=1), "community.circulars")
def circulars() -> None:
    while tell_circulars(at=now()):
        pass


@every(timedelta(hours=1), "community.questions")
def questions() -> None:
    ask_around(at=now())


@every(timedelta(seconds=30), "community.webhooks")
def webhooks() -> None:
    send_webhooks(at=now())


@every(timedelta(minutes=1), READ_FILES)
def files() -> None:
    read_files()


@every(timedelta(hours=1), "community.missed_files")
def missed_files() -> None:
    find_missed()
