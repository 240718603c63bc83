"""What the worker does for texts to amend: send them to those who belong to the space, once."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.community.emails.drafting import write_draft
from whimbrel.community.models import DraftText, Subscription
from whimbrel.community.queries.spaces import people_of
from whimbrel.people.queries.recipients import recipient_of


def tell_drafts(*, at: datetime) -> int:
    """Send each text that is open and was not sent yet; how many letters were written."""
    waiting = DraftText.objects.filter(told_at=None, closes_at__gt=at)
    return sum(_tell(one, at=at) for one in waiting.select_related("space__within"))


@transaction.atomic
def _tell(draft: DraftText, *, at: datetime) -> int:
    """Write to who belongs to the space, save whoever wants nothing from it."""
    none = Subscription.objects.filter(space=draft.space, often=Subscription.Often.NOTHING)
    people = people_of(draft.space, on=localdate(at), at=at).exclude(pk__in=none.values("person"))
    standing = draft.paragraphs.filter(removed_at=None)
    paragraphs = list(standing.values_list("words", flat=True))
    letters = [
        write_draft(draft=draft, paragraphs=paragraphs, to=recipient_of(one)) for one in people
    ]
    DraftText.objects.filter(pk=draft.pk).update(told_at=at)
    return sum(one is not None for one in letters)
