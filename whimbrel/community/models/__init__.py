"""Spaces, threads, posts, decisions, and how far each person has come in them; one noun a file."""

from whimbrel.community.models.circular import Circular, CircularDelivery
from whimbrel.community.models.consultation import (
    Consultation,
    ConsultationChange,
    ConsultedParty,
    PartyVoice,
)
from whimbrel.community.models.harvest import Harvest
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

__all__ = [
    "Attachment",
    "Block",
    "Bookmark",
    "Circular",
    "CircularDelivery",
    "Conversation",
    "ConversationMember",
    "Consultation",
    "ConsultationChange",
    "ConsultedParty",
    "Digest",
    "Draft",
    "Flag",
    "Harvest",
    "Membership",
    "MembershipRule",
    "PartyVoice",
    "Poll",
    "PollOption",
    "PollVote",
    "Mention",
    "Message",
    "MessageFile",
    "MessageReading",
    "MessageReport",
    "Post",
    "PostRevision",
    "ReadMark",
    "Space",
    "Subscription",
    "Tag",
    "Thread",
]
