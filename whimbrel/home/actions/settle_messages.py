"""The demo's private messages: two focal points agree on a visit, and the Secretariat writes to a whole region."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from whimbrel.community.actions.circulars import send_circular, tell_circulars
from whimbrel.community.actions.messages import answer_conversation, begin_conversation
from whimbrel.community.actions.posts import Words
from whimbrel.community.models import Conversation
from whimbrel.community.queries.circulars import Asked
from whimbrel.people.models import User
from whimbrel.treaties.models import Region

SUBJECT = "A visit to your ringing station"
FIRST = "We would like to see how your wardens keep their records. Would the second week of May suit you?"
SECOND = "La deuxième semaine de mai nous convient. Venez le mardi : les gardes reviennent du terrain ce jour-là."
TO_MANY = "Credentials for the COP"
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
