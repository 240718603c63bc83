"""What the e-community holds of a person, and what stays of their words when they leave."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from whimbrel.community.actions.posts import make_findable
from whimbrel.community.models import (
    Amendment,
    AmendmentSupport,
    Block,
    Bookmark,
    Circular,
    CircularDelivery,
    ConversationMember,
    Digest,
    Draft,
    EventAnswer,
    FeedKey,
    FileVersion,
    Membership,
    Mention,
    Message,
    MessageReading,
    MessageReport,
    PartyVoice,
    PollVote,
    Post,
    PostRevision,
    PostTranslation,
    ReadMark,
    Subscription,
    Thread,
    TimeAnswer,
)
from whimbrel.core.personal import Row, holds
from whimbrel.core.search.keeping import note


def posts_of(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("Thread"): one.thread.title,
            _("Space"): one.thread.space.name,
            _("Written"): one.written_at.isoformat(sep=" ", timespec="minutes"),
            _("In words"): one.words,
        }
        for one in Post.objects.filter(author=person.pk)
        .select_related("thread__space")
        .order_by("pk")
    ]


def unname_posts(person: AbstractBaseUser, *, kept_as: str) -> None:
    """The words stay, because others answered them; the name under them goes, and what they said before too."""
    posts = Post.objects.filter(author=person.pk)
    named = posts.values_list("author_name", flat=True).distinct()
    Thread.objects.filter(pk__in=posts.values("thread"), last_author__in=list(named)).update(
        last_author=kept_as[:200]
    )
    PostRevision.objects.filter(post__author=person.pk).delete()
    posts.update(author_name=kept_as[:200], message_id="")
    for keys in _some(posts.values_list("pk", flat=True)):
        make_findable(*Post.objects.filter(pk__in=keys))


def votes_of(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("Poll"): one.poll.words,
            _("Vote"): one.option.words if one.option else "",
            _("Day"): one.voted_at.isoformat(sep=" ", timespec="minutes"),
        }
        for one in PollVote.objects.filter(person=person.pk).select_related("poll", "option")
    ]


def unname_votes(person: AbstractBaseUser, *, kept_as: str) -> None:
    """What was counted stays counted; the name goes."""
    PollVote.objects.filter(person=person.pk).update(name=kept_as[:200])


def voices_of(person: AbstractBaseUser) -> list[Row]:
    voices = PartyVoice.objects.filter(said_by=person.pk)
    return [
        {
            _("Consultation"): one.party.consultation.words,
            _("Party"): one.party.country.name,
            pgettext("of a Party", "Position"): str(one.get_position_display()),
            _("In words"): one.words,
            _("Day"): one.said_at.isoformat(sep=" ", timespec="minutes"),
        }
        for one in voices.select_related("party__consultation", "party__country")
    ]


def unname_voices(person: AbstractBaseUser, *, kept_as: str) -> None:
    """It was the Party that spoke, and that stays; the name under it goes."""
    PartyVoice.objects.filter(said_by=person.pk).update(name=kept_as[:200])


def amendments_of(person: AbstractBaseUser) -> list[Row]:
    found = Amendment.objects.filter(proposed_by=person.pk).select_related("paragraph__draft")
    rows = [
        {
            _("Text"): one.paragraph.draft.title,
            _("Amendment"): str(one.get_kind_display()),
            _("In words"): one.words,
            _("Reason"): one.reason,
        }
        for one in found
    ]
    supports = AmendmentSupport.objects.filter(person=person.pk).select_related("amendment")
    return rows + [{_("Supported"): str(one.amendment)} for one in supports]


def unname_amendments(person: AbstractBaseUser, *, kept_as: str) -> None:
    """The words stay with their country; the name under them goes."""
    Amendment.objects.filter(proposed_by=person.pk).update(name=kept_as[:200])
    AmendmentSupport.objects.filter(person=person.pk).update(name=kept_as[:200])


def kept_by(person: AbstractBaseUser) -> list[Row]:
    rows = [
        {_("Begun and not sent"): one.title or one.words[:80], _("In words"): one.words}
        for one in Draft.objects.filter(person=person.pk)
    ]
    rows += [
        {_("Bookmark"): str(one.post), _("Note"): one.note}
        for one in Bookmark.objects.filter(person=person.pk).select_related("post__thread")
    ]
    rows += [
        {_("Space"): one.space.name, _("How often"): str(one.get_often_display())}
        for one in Subscription.objects.filter(person=person.pk).select_related("space")
    ]
    return rows + [
        {_("Space"): one.space.name, _("Belongs since"): str(one.joined_at or "")}
        for one in Membership.objects.filter(person=person.pk).select_related("space")
    ]


def forget(person: AbstractBaseUser, *, kept_as: str) -> None:
    for model in (Draft, Bookmark, ReadMark, Subscription, Membership, Mention, Digest):
        model._default_manager.filter(person=person.pk).delete()


def messages_of(person: AbstractBaseUser) -> list[Row]:
    """Private messages and messages to many that the person wrote; what others wrote to them is the others'."""
    rows = [
        {
            _("Conversation"): one.conversation.subject,
            _("Written"): one.written_at.isoformat(sep=" ", timespec="minutes"),
            _("In words"): one.words,
        }
        for one in Message.objects.filter(author=person.pk)
        .select_related("conversation")
        .order_by("pk")
    ]
    rows += [
        {
            _("Message to many"): one.subject,
            _("Written"): one.written_at.isoformat(sep=" ", timespec="minutes"),
            _("In words"): one.words,
        }
        for one in Circular.objects.filter(written_by=person.pk).order_by("pk")
    ]
    return rows + [
        {_("You take no messages from"): one.blocked.display_name, _("Since"): str(one.since)}
        for one in Block.objects.filter(person=person.pk, lifted_at=None).select_related("blocked")
    ]


def unname_messages(person: AbstractBaseUser, *, kept_as: str) -> None:
    """The words stay for those who got them; the name under them goes, and the way back to the conversations."""
    Message.objects.filter(author=person.pk).update(author_name=kept_as[:200])
    Circular.objects.filter(written_by=person.pk).update(author_name=kept_as[:200])
    MessageReading.objects.filter(read_by=person.pk).update(reader_name=kept_as[:200])
    # That a message was read because of a report stays to be seen.
    MessageReport.objects.filter(raised_by=person.pk).update(why="")
    Block.objects.filter(blocked=person.pk).delete()
    for model, field in (
        (Block, "person"),
        (ConversationMember, "person"),
        (CircularDelivery, "person"),
    ):
        model._default_manager.filter(**{field: person.pk}).delete()


def files_of(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("File"): one.file.title,
            _("Space"): one.file.space.name,
            _("Name"): one.name,
            _("Kept"): one.uploaded_at.isoformat(sep=" ", timespec="minutes"),
        }
        for one in FileVersion.objects.filter(uploaded_by=person.pk)
        .select_related("file__space")
        .order_by("pk")
    ]


def unname_files(person: AbstractBaseUser, *, kept_as: str) -> None:
    """The files stay with the spaces they were given to; the name goes."""
    versions = FileVersion.objects.filter(uploaded_by=person.pk)
    versions.update(uploader_name=kept_as[:200])
    for keys in _some(versions.order_by("file").values_list("file", flat=True).distinct()):
        note("library", [str(one) for one in keys])


def dates_of(person: AbstractBaseUser) -> list[Row]:
    return [
        {_("Event"): one.event.title, _("Answer"): str(one.get_comes_display())}
        for one in EventAnswer.objects.filter(person=person.pk).select_related("event")
    ]


def forget_dates(person: AbstractBaseUser, *, kept_as: str) -> None:
    for model in (EventAnswer, TimeAnswer, FeedKey):
        model._default_manager.filter(person=person.pk).delete()


def corrections_of(person: AbstractBaseUser) -> list[Row]:
    return [
        {_("Thread"): one.post.thread.title, _("In words"): one.words}
        for one in PostTranslation.objects.filter(corrected_by=person.pk)
        .select_related("post__thread")
        .order_by("pk")
    ]


def unname_corrections(person: AbstractBaseUser, *, kept_as: str) -> None:
    PostTranslation.objects.filter(corrected_by=person.pk).update(corrector_name=kept_as[:200])


def _some(keys: Iterable[int]) -> Iterator[list[int]]:
    """A few hundred at a time."""
    rest = iter(keys)
    while some := list(islice(rest, 200)):
        yield some


holds(gettext_lazy("Translations you made better"), export=corrections_of, erase=unname_corrections)
holds(gettext_lazy("Files you gave to spaces"), export=files_of, erase=unname_files)
holds(gettext_lazy("Whether you come to events"), export=dates_of, erase=forget_dates)
holds(gettext_lazy("Your private messages"), export=messages_of, erase=unname_messages)
holds(gettext_lazy("What you wrote in the e-community"), export=posts_of, erase=unname_posts)
holds(gettext_lazy("How you voted in polls"), export=votes_of, erase=unname_votes)
holds(
    gettext_lazy("What you said for a Party in consultations"),
    export=voices_of,
    erase=unname_voices,
)
holds(
    gettext_lazy("Amendments that you proposed or supported"),
    export=amendments_of,
    erase=unname_amendments,
)
holds(gettext_lazy("What you keep in the e-community"), export=kept_by, erase=forget)
