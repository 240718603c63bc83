"""Votes that come by letter: the number of an option, its letter, or its words."""

import re

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.actions.polls import PollClosed, vote
from whimbrel.community.models import Poll, PollOption, Post
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.rules import can_read, can_vote
from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.commands import answer_in
from whimbrel.core.inbox.inbound import Inbound
from whimbrel.core.inbox.outcomes import Answered, Outcome
from whimbrel.core.moments import written_moment
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

# "2", "2.", "(2)", "B)", "2. Nairobi"; the figures of any alphabet.
NUMBER = re.compile(r"\W*(\d{1,2})(?:[.):]\s.*|\W*)")
LETTER = re.compile(r"\W*([A-Za-z])(?:[.)]\s.*|\W*)")


@receives("poll", name=gettext_lazy("Polls"))
def poll(letter: Inbound) -> Outcome:
    found = Poll.objects.select_related("space").filter(pk=letter.payload).first()
    person = User.objects.filter(pk=letter.sender.person or 0, is_active=True).first()
    if found is None or person is None:
        return Answered(_("This poll is no more. Nothing was counted."))
    at = letter.received_at
    belonging = belonging_of(offices_of(person, on=localdate(at)), at=at)
    if not can_read(belonging, found.space):
        return Answered(_("You no longer belong to the space of this poll. Nothing was counted."))
    if not found.is_open(at=at):
        return Answered(_too_late(found, person))
    if not can_vote(belonging, found, at=at):
        return Answered(_("Only those who belong to the space vote in it. Nothing was counted."))
    options = list(found.options.all())
    chosen = chosen_option(letter.text or letter.subject, options)
    if chosen is None:
        told = "\n".join(f"{one.number}. {one.words}" for one in options)
        words = _("Please answer with the number of one option alone. Nothing was counted yet.")
        return Answered(f"{words}\n\n{told}")
    try:
        kept = vote(poll=found, option=chosen, by=person, at=at, channel=Post.Channel.EMAIL)
    except PollClosed:
        return Answered(_too_late(found, person))
    return Answered(
        _("Your vote is counted: %(number)d. %(option)s\nUntil %(closes)s you can change it by answering again.")
        % {"number": chosen.number, "option": chosen.words, "closes": _deadline(found, person)},
        kept,
    )  # fmt: skip


def chosen_option(text: str, options: list[PollOption]) -> PollOption | None:
    """Which option the first line of the letter names; None where it names none, or could mean two."""
    line = next((one.strip() for one in text.splitlines() if one.strip()), "")
    words = _plain(line)
    meant = [one for one in options if words and words in map(_plain, one.text.values())]
    if not meant and (answer := answer_in(line)) is not None:
        meant = [one for one in options if answer in map(answer_in, one.text.values())]
    if not meant and (number := _number_in(line)) is not None:
        meant = [one for one in options if one.number == number]
    return meant[0] if len(meant) == 1 else None


def _number_in(line: str) -> int | None:
    if found := NUMBER.fullmatch(line):
        return int(found[1])
    if found := LETTER.fullmatch(line):
        return ord(found[1].upper()) - ord("A") + 1
    return None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .!")


def _deadline(found: Poll, person: User) -> str:
    return written_moment(found.closes_at, person.time_zone, person.language or "en")


def _too_late(found: Poll, person: User) -> str:
    if found.withdrawn_at:
        return _("This poll was taken back. Nothing was counted.")
    return _("This poll closed on %(moment)s. Your letter came later and was not counted.") % {
        "moment": _deadline(found, person)
    }
