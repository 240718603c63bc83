"""Spaces, threads, posts, decisions, and how far each person has come in them; one noun a file."""

from whimbrel.community.models.archive import ArchiveJob
from whimbrel.community.models.circular import Circular, CircularDelivery
from whimbrel.community.models.consultation import (
    Consultation,
    ConsultationChange,
    ConsultedParty,
    PartyVoice,
)
from whimbrel.community.models.drafting import (
    Amendment,
    AmendmentSupport,
    DraftParagraph,
    DraftText,
)
from whimbrel.community.models.event import (
    Event,
    EventAnswer,
    TimeAnswer,
    TimeOption,
    TimeQuestion,
)
from whimbrel.community.models.feed import FeedKey
from whimbrel.community.models.filewords import FileWords
from whimbrel.community.models.harvest import Harvest
from whimbrel.community.models.library import FileVersion, LibraryFile
from whimbrel.community.models.mention import Mention
from whimbrel.community.models.message import (
    Block,
    Conversation,
    ConversationMember,
    Message,
    MessageFile,
    MessageReading,
    MessageReport,
)
from whimbrel.community.models.moderation import Flag
from whimbrel.community.models.poll import Poll, PollOption, PollVote
from whimbrel.community.models.post import Attachment, Post, PostRevision
from whimbrel.community.models.reading import Bookmark, Draft, ReadMark
from whimbrel.community.models.space import Membership, MembershipRule, Space, Subscription
from whimbrel.community.models.telling import Digest
from whimbrel.community.models.thread import Tag, Thread
from whimbrel.community.models.translation import PostTranslation
from whimbrel.community.models.webhook import Webhook, WebhookDelivery

__all__ = [
    "ArchiveJob",
    "PostTranslation",
    "Amendment",
    "AmendmentSupport",
    "Attachment",
    "Block",
    "Bookmark",
    "Circular",
    "CircularDelivery",
    "Consultation",
    "ConsultationChange",
    "ConsultedParty",
    "Conversation",
    "ConversationMember",
    "Digest",
    "Draft",
    "DraftParagraph",
    "DraftText",
    "Event",
    "EventAnswer",
    "FeedKey",
    "FileVersion",
    "FileWords",
    "Flag",
    "LibraryFile",
    "Harvest",
    "Membership",
    "MembershipRule",
    "Mention",
    "Message",
    "MessageFile",
    "MessageReading",
    "MessageReport",
    "PartyVoice",
    "Poll",
    "PollOption",
    "PollVote",
    "Post",
    "PostRevision",
    "ReadMark",
    "Space",
    "Subscription",
    "Tag",
    "Thread",
    "TimeAnswer",
    "TimeOption",
    "TimeQuestion",
    "Webhook",
    "WebhookDelivery",
]
