"""What waits in the e-community for a member, and for whoever keeps order."""

from datetime import datetime, timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from whimbrel.community.models import (
    Amendment,
    Consultation,
    Draft,
    DraftText,
    Flag,
    MessageReport,
    Post,
    ReadMark,
)
from whimbrel.community.queries.belonging import Belonging, belonging_of
from whimbrel.community.queries.bookmarks import bookmarks_of
from whimbrel.community.queries.consultations import waiting_for
from whimbrel.community.queries.joining import invitations_open, requests_waiting
from whimbrel.community.queries.mentions import posts_calling
from whimbrel.community.queries.messages import unread_conversations
from whimbrel.community.queries.polls import polls_to_vote
from whimbrel.community.queries.spaces import spaces_visible_to
from whimbrel.community.queries.threads import threads_visible_to
from whimbrel.core.needs import (
    LINES,
    Kind,
    Need,
    Person,
    counted,
    needs_of_person,
    needs_of_secretariat,
)
from whimbrel.treaties.queries.offices import offices_of

HELD = ngettext_lazy("%d post that waits for a moderator", "%d posts that wait for a moderator")
REPORTED = ngettext_lazy(
    "%d private message that somebody reported", "%d private messages that somebody reported"
)
FLAGGED = ngettext_lazy("%d post that somebody reported", "%d posts that somebody reported")
ASKED = ngettext_lazy(
    "%d person who asks to be let into a space", "%d people who ask to be let into a space"
)
CALLED_FOR = timedelta(days=30)


@needs_of_person("community.unread", order=60)
def unread(person: Person, at: datetime) -> list[Need]:
    """Threads that the person has read once, and in which something was written since."""
    if not person.is_authenticated:
        return []
    belonging = _belonging(person, at)
    seen = ReadMark.objects.filter(person=person.pk, number__lt=F("thread__last_number"))
    found = threads_visible_to(belonging).filter(pk__in=seen.values("thread"))
    return [
        Need(
            text=one.title,
            url=reverse("community:thread_unread", args=[one.pk]),
            kind=Kind.UNREAD,
            day=localdate(one.last_post_at) if one.last_post_at else None,
            detail=one.space.name,
        )
        for one in found.select_related("space").order_by("-last_post_at")[:LINES]
    ]


@needs_of_person("community.mentions", order=55)
def mentions(person: Person, at: datetime) -> list[Need]:
    """Posts of the last weeks that call the person by name, post, country or space, and that they have not read."""
    if not person.is_authenticated:
        return []
    belonging = _belonging(person, at)
    calling = posts_calling(person.pk, since=at - CALLED_FOR)
    return [
        Need(
            text=_("You are called in “%(title)s”") % {"title": one.thread.title},
            url=f"{reverse('community:thread_detail', args=[one.thread_id])}?from={one.number}#p{one.number}",
            day=localdate(one.written_at),
            detail=one.thread.space.name,
        )
        for one in calling.filter(thread__space__in=spaces_visible_to(belonging))[:LINES]
    ]


@needs_of_person("community.invitations", order=52)
def invitations(person: Person, at: datetime) -> list[Need]:
    """Spaces into which the person is asked."""
    return [
        Need(
            text=_("Invitation: %(name)s") % {"name": one.space.name},
            url=reverse("community:membership_answer", args=[one.pk]),
            day=localdate(one.expires_at) if one.expires_at else None,
        )
        for one in invitations_open(at=at).filter(person=person.pk or 0)[:LINES]
    ]


@needs_of_person("community.requests", order=53)
def requests(person: Person, at: datetime) -> list[Need]:
    """Who asks to be let into the spaces in which the person keeps order without being of the Secretariat."""
    if not person.is_authenticated:
        return []
    moderated = _belonging(person, at).moderated
    if not moderated:
        return []
    number = requests_waiting().filter(space__in=moderated).count()
    return counted(number, ASKED, reverse("community:queue"))


@needs_of_person("community.bookmarks", order=58)
def bookmarks(person: Person, at: datetime) -> list[Need]:
    """Posts that the person wanted to be reminded of by now."""
    if not person.is_authenticated:
        return []
    due = bookmarks_of(_belonging(person, at)).filter(remind_on__lte=localdate(at))
    return [
        Need(
            text=one.post.thread.title,
            url=reverse("community:post_keep", args=[one.post_id]),
            kind=Kind.DEADLINE,
            day=one.remind_on,
            detail=one.note or one.post.thread.space.name,
        )
        for one in due[:LINES]
    ]


@needs_of_person("community.drafts", order=70)
def drafts(person: Person, at: datetime) -> list[Need]:
    found = Draft.objects.filter(person=person.pk or 0).select_related("space", "thread")
    return [
        Need(
            text=one.thread.title if one.thread else one.title or one.words[:80],
            url=reverse("community:post_new", args=[one.thread.pk])
            if one.thread
            else reverse("community:thread_new", args=[one.space.slug]),
            kind=Kind.UNFINISHED,
            day=localdate(one.kept_at),
            detail=one.space.name,
        )
        for one in found[:LINES]
    ]


@needs_of_person("community.polls", order=40)
def polls(person: Person, at: datetime) -> list[Need]:
    """Polls in the person's own spaces in which their vote is missing."""
    if not person.is_authenticated:
        return []
    belonging = _belonging(person, at)
    return [
        Need(
            text=one.words,
            url=reverse("community:poll_detail", args=[one.pk]),
            kind=Kind.DEADLINE,
            day=localdate(one.closes_at),
            detail=one.space.name,
        )
        for one in polls_to_vote(belonging, at=at)[:LINES]
    ]


@needs_of_person("community.consultations", order=20)
def consultations(person: Person, at: datetime) -> list[Need]:
    """Texts before the Parties for one of which this person may speak, and that has said nothing."""
    if not person.is_authenticated:
        return []
    return [
        Need(
            text=one.words,
            url=reverse("community:consultation_detail", args=[one.pk]),
            kind=Kind.DEADLINE,
            day=localdate(one.closes_at),
            detail=str(one.get_kind_display()),
        )
        for one in waiting_for(person.pk, on=localdate(at), at=at)[:LINES]
    ]


@needs_of_secretariat("community.amendments", order=46)
def amendments(at: datetime) -> list[Need]:
    """Texts with amendments that wait, where no more are taken."""
    found = DraftText.objects.filter(
        closes_at__lte=at, pk__in=Amendment.objects.waiting().values("paragraph__draft")
    )
    return [
        Need(one.title, reverse("community:draft_detail", args=[one.pk]))
        for one in found.order_by("closes_at")[:LINES]
    ]


@needs_of_secretariat("community.outcomes", order=45)
def outcomes(at: datetime) -> list[Need]:
    """Consultations that are closed, and of which nobody has said what came of them."""
    found = Consultation.objects.filter(closed_at__isnull=False, stated_at=None)
    return [
        Need(one.words, reverse("community:consultation_mind", args=[one.pk, "outcome"]))
        for one in found.order_by("closed_at")[:LINES]
    ]


@needs_of_secretariat("community.held", order=50)
def held(at: datetime) -> list[Need]:
    number = Post.objects.filter(held_at__isnull=False, removed_at=None).count()
    return counted(number, HELD, reverse("community:queue"))


@needs_of_secretariat("community.requests", order=52)
def requests_to_join(at: datetime) -> list[Need]:
    return counted(requests_waiting().count(), ASKED, reverse("community:queue"))


@needs_of_secretariat("community.flags", order=55)
def flagged(at: datetime) -> list[Need]:
    number = Flag.objects.filter(settled_at=None).values("post").distinct().count()
    return counted(number, FLAGGED, reverse("community:queue"))


def _belonging(person: Person, at: datetime) -> Belonging:
    """To which spaces the person belongs, kept with them so that one desk asks once."""
    day, kept = person.__dict__.get("_belonging", (None, None))
    if day != at:
        kept = belonging_of(offices_of(person, on=localdate(at)), at=at)
        person.__dict__["_belonging"] = at, kept
    return kept


@needs_of_person("community.messages", order=55)
def messages(person: Person, at: datetime) -> list[Need]:
    """Conversations in which something was written that the person has not read."""
    return [
        Need(
            text=one.conversation.subject,
            url=reverse("community:conversation_detail", args=[one.conversation_id]),
            kind=Kind.UNREAD,
            day=localdate(one.conversation.last_message_at),
            detail=str(_("Private messages")),
        )
        for one in unread_conversations(person.pk or 0)[:LINES]
    ]


@needs_of_secretariat("community.message_reports", order=56)
def message_reports(at: datetime) -> list[Need]:
    number = MessageReport.objects.filter(settled_at=None).values("message").distinct().count()
    return counted(number, REPORTED, reverse("community:message_reports"))
