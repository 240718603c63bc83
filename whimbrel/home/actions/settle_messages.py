"""The demo's private messages, files and dates: two focal points agree on a visit, the Secretariat writes to a whole region,
and the region keeps a sheet and looks for a time to talk."""

from datetime import datetime, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.utils.timezone import now
from openpyxl import Workbook

from whimbrel.community.actions.circulars import send_circular, tell_circulars
from whimbrel.community.actions.event_letters import tend_events
from whimbrel.community.actions.events import (
    Planned,
    answer_event,
    answer_times,
    ask_for_time,
    make_event,
)
from whimbrel.community.actions.library import Upload, keep_file, keep_version
from whimbrel.community.actions.messages import answer_conversation, begin_conversation
from whimbrel.community.actions.posts import Words
from whimbrel.community.models import Conversation, Event, EventAnswer, Space
from whimbrel.community.queries.circulars import Asked
from whimbrel.people.models import User
from whimbrel.treaties.models import Region

SUBJECT = "A visit to your ringing station"
FIRST = "We would like to see how your wardens keep their records. Would the second week of May suit you?"
SECOND = "La deuxième semaine de mai nous convient. Venez le mardi : les gardes reviennent du terrain ce jour-là."
TO_MANY = "Credentials for the COP"
SHEET = "Sheet for the January count"
CALL = "Call before the January count"
TALK = "How we report to AEWA together"
WORDS = (
    "Please send us a copy of your credentials before the originals travel, so that we can say in time "
    "whether anything is missing."
)


@transaction.atomic
def settle_messages() -> None:
    """Let people of the demo write to each other. Doing it twice changes nothing."""
    if Conversation.objects.exists():
        return
    at = now()
    people = {one.email.partition("@")[0]: one for one in User.objects.all()}
    conversation = begin_conversation(
        by=people["kenya"],
        to=[people["senegal"]],
        subject=SUBJECT,
        words=Words(FIRST, "en", "demo:message:1"),
        at=at - timedelta(hours=20),
    )
    answer_conversation(
        conversation=conversation,
        by=people["senegal"],
        words=Words(SECOND, "fr", "demo:message:2"),
        at=at - timedelta(hours=3),
    )
    send_circular(
        by=people["secretariat"],
        asked=Asked(region=Region.objects.get(code="africa")),
        subject=TO_MANY,
        words=Words(WORDS, "en", "demo:circular:1"),
        at=at - timedelta(hours=5),
    )
    while tell_circulars(at=at):
        pass
    _keep_a_sheet(Space.objects.get(slug="africa"), by=people["kenya"], at=at)
    _set_dates(Space.objects.get(slug="africa"), by=people["senegal"], at=at)
    while tend_events(at=at):
        pass


def _keep_a_sheet(space: Space, *, by: User, at: datetime) -> None:
    file = keep_file(
        space=space,
        title=SHEET,
        about="One line a site and species; the same columns for every country.",
        language="en",
        upload=Upload(_sheet(["Site", "Species", "Number"]), "demo:file:1"),
        by=by,
        at=at - timedelta(days=9),
    )
    keep_version(
        file=file,
        upload=Upload(
            _sheet(["Site", "Species", "Number", "Observer"]),
            "demo:file:2",
            "A column for who counted",
        ),
        by=by,
        at=at - timedelta(days=2),
    )


def _sheet(heads: list[str]) -> UploadedFile:
    book = Workbook()
    book.active.append(heads)
    body = BytesIO()
    book.save(body)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return SimpleUploadedFile("count-sheet.xlsx", body.getvalue(), kind)


def _set_dates(space: Space, *, by: User, at: datetime) -> None:
    hour = at.replace(minute=0, second=0, microsecond=0)
    planned = Planned(
        Event.Kind.CALL,
        CALL,
        hour + timedelta(days=12),
        "en",
        ends_at=hour + timedelta(days=12, hours=1),
    )
    event = make_event(space=space, planned=planned, key="demo:event:1", by=by, at=at)
    answer_event(event=event, person=by, comes=EventAnswer.Comes.YES, at=at)
    question = ask_for_time(
        space=space, title=TALK, language="en", minutes=60, key="demo:time:1", by=by, at=at,
        moments=[hour + timedelta(days=20, hours=one) for one in (0, 6, 12)],
    )  # fmt: skip
    answer_times(question=question, person=by, suits={1: True, 2: True, 3: False}, at=at)
