"""Answers about dates: yes or no to one, the numbers of the moments that suit."""

import re

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.actions.events import answer_event, answer_times
from whimbrel.community.inbox.posts import person_behind
from whimbrel.community.models import Event, EventAnswer, Space, TimeQuestion
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.rules import can_write
from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.commands import answer_in
from whimbrel.core.inbox.inbound import Command, Inbound
from whimbrel.core.inbox.outcomes import Answered, Outcome
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

# "1 3", "1, 3 and 4": the figures of any alphabet.
NUMBERS = re.compile(r"\d{1,2}")


@receives("event", name=gettext_lazy("Who comes"))
def event(letter: Inbound) -> Outcome:
    person = person_behind(letter)
    found = Event.objects.select_related("space").filter(pk=_number(letter)).first()
    if found is None or person is None or not _takes_part(person, found.space):
        return Answered(_("This date is not one of your spaces. Nothing was changed."))
    if found.cancelled_at is not None:
        return Answered(_("“%(title)s” is cancelled.") % {"title": found.title}, found)
    if found.is_over(at=letter.received_at):
        return Answered(_("“%(title)s” is over. Nothing was changed.") % {"title": found.title})
    said = letter.command or answer_in(_first_line(letter))
    if said not in (Command.YES, Command.NO):
        return Answered(_("Please answer with yes or no. Nothing was changed."))
    comes = EventAnswer.Comes.YES if said == Command.YES else EventAnswer.Comes.NO
    kept = answer_event(event=found, person=person, comes=comes, at=letter.received_at)
    words = {
        Command.YES: _("Thank you: you come to “%(title)s”."),
        Command.NO: _("Thank you: you do not come to “%(title)s”."),
    }[said]
    return Answered(words % {"title": found.title}, kept)


@receives("times", name=gettext_lazy("Which time suits"))
def times(letter: Inbound) -> Outcome:
    person = person_behind(letter)
    found = TimeQuestion.objects.select_related("space").filter(pk=_number(letter)).first()
    if found is None or person is None or not _takes_part(person, found.space):
        return Answered(_("This question is not one of your spaces. Nothing was changed."))
    if found.closed_at is not None:
        return Answered(_("A time has been chosen already. Nothing was changed."), found)
    offered = list(found.options.values_list("number", flat=True))
    line = _first_line(letter)
    is_none = (letter.command or answer_in(line)) == Command.NO
    chosen = set() if is_none else {int(one) for one in NUMBERS.findall(line)}
    if (not chosen and not is_none) or not chosen <= set(offered):
        return Answered(
            _("Please answer with the numbers of the moments that suit you. Nothing was changed.")
        )
    suits = {number: number in chosen for number in offered}
    answer_times(question=found, person=person, suits=suits, at=letter.received_at)
    if is_none:
        return Answered(_("Thank you: none of them suits you."), found)
    numbers = ", ".join(str(one) for one in sorted(chosen))
    return Answered(_("Thank you: these suit you: %(numbers)s.") % {"numbers": numbers}, found)


def _takes_part(person: User, space: Space) -> bool:
    return can_write(belonging_of(offices_of(person, on=localdate()), at=now()), space, at=now())


def _first_line(letter: Inbound) -> str:
    return next(iter(letter.text.strip().splitlines()), "")


def _number(letter: Inbound) -> int:
    return int(letter.payload) if letter.payload.isdecimal() else 0
