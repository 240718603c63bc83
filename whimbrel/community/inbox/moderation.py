"""Keeping order by letter: yes, no or close under a post that waits; and the asker's word that a post answers."""

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.actions.moderation import settle_post
from whimbrel.community.actions.threads import accept_answer, close_thread
from whimbrel.community.inbox.posts import person_behind
from whimbrel.community.models import Post
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.queries.moderation import waiting_posts
from whimbrel.community.rules import can_accept_answer, can_moderate, can_read
from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.commands import answer_in
from whimbrel.core.inbox.inbound import Command, Inbound
from whimbrel.core.inbox.outcomes import Answered, Outcome
from whimbrel.treaties.queries.offices import offices_of

# "close" in the languages in which the inbox knows yes and no.
CLOSE = {
    "close",
    "fermer",
    "clore",
    "cerrar",
    "إغلاق",
    "أغلق",
    "закрыть",
    "fechar",
    "encerrar",
    "关闭",
    "關閉",
}


@receives("moderate", name=gettext_lazy("Moderators’ decisions"))
def moderate(letter: Inbound) -> Outcome:
    """One word about a post that is held back or reported; anything else changes nothing, and says so."""
    person = person_behind(letter)
    post = Post.objects.select_related("thread__space").filter(pk=_number(letter)).first()
    if person is None or post is None:
        return Answered(_("This post is no more. Nothing was changed."))
    belonging = belonging_of(offices_of(person, on=localdate()), at=now())
    if not can_moderate(belonging, post.thread.space):
        return Answered(_("You do not keep order in this space any more. Nothing was changed."))
    if not waiting_posts(belonging).filter(pk=post.pk).exists():
        return Answered(_("Somebody has decided on this post already. Nothing was changed."), post)
    said, closes = _said(letter), _closes(letter)
    if said is None and not closes:
        return Answered(
            _(
                "Please answer with one word on the first line: “yes” and the post stands, “no” and it is taken away, "
                "“close” and it stands and the thread is closed. Nothing was changed."
            )
        )
    settle_post(post=post, stands=closes or said == Command.YES, by=person, at=now())
    if closes:
        close_thread(thread=post.thread, at=now(), by=person)
        return Answered(_("The post stands, and the thread is closed."), post)
    if said == Command.YES:
        return Answered(_("The post stands."), post)
    return Answered(_("The post is taken away. Its words are kept."), post)


@receives("accept", name=gettext_lazy("Accepted answers"))
def accept(letter: Inbound) -> Outcome:
    """Whoever asked says by “yes” that a post answers the question, by “no” that it does not any more."""
    person = person_behind(letter)
    post = Post.objects.standing().select_related("thread__space").filter(pk=_number(letter))
    found = post.first()
    if person is None or found is None:
        return Answered(_("This post is no more. Nothing was changed."))
    belonging = belonging_of(offices_of(person, on=localdate()), at=now())
    if not can_read(belonging, found.thread.space) or not can_accept_answer(
        belonging, found.thread
    ):
        return Answered(_("Only whoever asked says which post answers. Nothing was changed."))
    said = _said(letter)
    if said is None:
        return Answered(
            _("Please answer “yes” if this post answers your question. Nothing was changed.")
        )
    accepted = found if said == Command.YES else None
    accept_answer(thread=found.thread, post=accepted, by=person, at=now())
    if accepted:
        return Answered(_("Thank you. The post is marked as the answer."), found)
    return Answered(_("The question is open again."), found)


def _said(letter: Inbound) -> Command | None:
    """Yes or no: the whole letter, or its first line, where somebody has thanked below it."""
    if letter.command in (Command.YES, Command.NO):
        return letter.command
    return answer_in(_first_line(letter))


def _closes(letter: Inbound) -> bool:
    return _first_line(letter).strip(" .!,;:").casefold() in CLOSE


def _first_line(letter: Inbound) -> str:
    return next(iter(letter.text.strip().splitlines()), "")


def _number(letter: Inbound) -> int:
    return int(letter.payload) if letter.payload.isdecimal() else 0
