"""Private letters: an answer in a conversation, an answer to a message to many, and a private word to a post's author.

What is written to these addressees is shown to nobody at the desk.
"""

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.actions.messages import (
    TakesNoMessages,
    answer_conversation,
    begin_conversation,
    mute_conversation,
)
from whimbrel.community.inbox.posts import person_behind, words_of
from whimbrel.community.models import Circular, Conversation, Post
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.queries.circulars import circulars_for
from whimbrel.community.queries.messages import begun_since, conversations_of, reachable
from whimbrel.community.rules import can_begin_conversation, can_read
from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.inbound import Command, Inbound
from whimbrel.core.inbox.outcomes import Answered, Outcome, Posted
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

OWN = {Command.SUBSCRIBE, Command.LEAVE}


@receives("message", name=gettext_lazy("Private messages"), commands=OWN, is_private=True)
def message(letter: Inbound) -> Outcome:
    """An answer in a conversation; one word stops or begins its letters."""
    person = person_behind(letter)
    number = int(letter.payload) if letter.payload.isdecimal() else 0
    found = conversations_of(person.pk).filter(pk=number).first() if person else None
    if found is None or person is None:
        return Answered(_("You no longer take part in this conversation. Nothing was sent."))
    if letter.command in OWN:
        return _quiet(letter, found, person)
    if not _has_words(letter):
        return Answered(_("Your letter held no words of your own. Nothing was sent."))
    try:
        written = answer_conversation(
            conversation=found, by=person, words=words_of(letter), at=now(), files=_files(letter)
        )
    except TakesNoMessages as refused:
        return _refused(refused)
    return Posted(written)


@receives("circular", name=gettext_lazy("Answers to messages to many"), is_private=True)
def circular(letter: Inbound) -> Outcome:
    """The answer to a message to many goes to its author alone, in a conversation of the two."""
    person = person_behind(letter)
    number = int(letter.payload) if letter.payload.isdecimal() else 0
    found = circulars_for(person.pk).filter(pk=number).first() if person else None
    if found is None or person is None:
        return Answered(_("This message was not written to you. Nothing was sent."))
    if not _has_words(letter):
        return Answered(_("Your letter held no words of your own. Nothing was sent."))
    if found.written_by_id == person.pk:
        return Answered(_("You wrote this message yourself. Nothing was sent."))
    return _to_one(letter, person, found.written_by, found.subject, found)


@receives("privately", name=gettext_lazy("Private words to an author"), is_private=True)
def privately(letter: Inbound) -> Outcome:
    """A letter to the private address of a post: for its author alone, and not for the space."""
    person = person_behind(letter)
    number = int(letter.payload) if letter.payload.isdecimal() else 0
    post = Post.objects.standing().select_related("thread__space", "author").filter(pk=number)
    found = post.first()
    if found is None or person is None:
        return Answered(_("This post is no more. Nothing was sent; your letter is kept."))
    belonging = belonging_of(offices_of(person, on=localdate()), at=now())
    today = begun_since(person.pk, now().replace(hour=0, minute=0))
    if not can_read(belonging, found.thread.space) or not can_begin_conversation(
        belonging, begun_today=today
    ):
        return Answered(_("You may not write privately to this person. Nothing was sent."))
    if not letter.is_proven and not letter.is_released:
        return Answered(
            _("Your mail server does not vouch for you. Nothing was sent; write on the page.")
        )
    if not _has_words(letter):
        return Answered(_("Your letter held no words of your own. Nothing was sent."))
    if not reachable([found.author_id], besides=person.pk, on=localdate()).exists():
        return Answered(_("This person cannot be written to any more. Nothing was sent."))
    return _to_one(letter, person, found.author, letter.subject or found.thread.title, None)


def _to_one(
    letter: Inbound, person: User, to: User, subject: str, answered: Circular | None
) -> Outcome:
    try:
        begun = begin_conversation(
            by=person, to=[to], subject=subject, words=words_of(letter), at=now(),
            files=_files(letter), circular=answered,
        )  # fmt: skip
    except TakesNoMessages as refused:
        return _refused(refused)
    return Posted(begun)


def _quiet(letter: Inbound, conversation: Conversation, person: User) -> Outcome:
    is_left = letter.command == Command.LEAVE
    mute_conversation(conversation=conversation, person=person, at=now() if is_left else None)
    if is_left:
        return Answered(
            _("This conversation writes to you no more. To begin again, answer “subscribe”.")
        )
    return Answered(_("This conversation writes to you again. To stop, answer “unsubscribe”."))


def _refused(refused: TakesNoMessages) -> Answered:
    return Answered(
        _("%(names)s: takes no messages from you. Nothing was sent.") % {"names": refused}
    )


def _has_words(letter: Inbound) -> bool:
    return bool(letter.text.strip() or letter.attachments)


def _files(letter: Inbound) -> list[tuple[str, str, bytes]]:
    return [(one.name or _("file"), one.media_type, one.content) for one in letter.attachments]
