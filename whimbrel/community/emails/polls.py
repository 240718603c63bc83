"""What polls write to people: that there is one, that a vote is still missing, what came of it."""

from collections.abc import Callable
from dataclasses import replace

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.emails.posts import list_id
from whimbrel.community.models import Poll
from whimbrel.community.queries.polls import tallies
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.notices import write_notice
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.core.moments import written_moment

kinds.register("poll", gettext_lazy("Polls in your spaces"), can_be_refused=True)


def write_poll(*, poll: Poll, to: Recipient) -> Letter | None:
    """Put the question; the answer is the number of an option."""
    return _write(poll, to, "poll.txt", once=f"poll:{poll.pk}:{to.person}", subject=_plainly)


def write_poll_reminder(*, poll: Poll, to: Recipient) -> Letter | None:
    def subject(question: str) -> str:
        return _("Your vote is missing: %(question)s") % {"question": question}

    once = f"poll:{poll.pk}:reminder:{to.person}"
    return _write(poll, to, "poll.txt", once=once, subject=subject, is_reminder=True)


def write_poll_result(*, poll: Poll, to: Recipient) -> Letter | None:
    def subject(question: str) -> str:
        return _("Result: %(question)s") % {"question": question}

    once = f"poll:{poll.pk}:result:{to.person}"
    return _write(poll, to, "poll_result.txt", once=once, subject=subject)


def _plainly(question: str) -> str:
    return question


def _write(
    poll: Poll,
    to: Recipient,
    template: str,
    *,
    once: str,
    subject: Callable[[str], str],
    is_reminder: bool = False,
) -> Letter | None:
    to = replace(to, written_to="at_once" if to.written_to != "never" else "never")
    language = to.language if to.language in CODES else "en"
    with translation.override(language):
        link = f"{settings.SITE_URL}{reverse('community:poll_detail', args=[poll.pk])}"
        if poll.space.is_confidential:
            return write_notice(to=to, kind="poll", link=link, once=once)
        is_closed = poll.closed_at is not None
        context = {
            "poll": poll,
            "options": poll.options.all(),
            "tallies": tallies(poll) if is_closed else [],
            "closes": written_moment(poll.closes_at, to.time_zone, language),
            "link": link,
            "is_reminder": is_reminder,
            "can_answer": bool(settings.MAIL_IN) and not is_closed,
        }
        return write_letter(
            to=to,
            kind="poll",
            subject=f"[{poll.space.name}] {subject(poll.words)}",
            text=render_to_string(f"community/email/{template}", context).strip() + "\n",
            once=once,
            list_id=list_id(poll.space),
            reply_to="" if is_closed else reply_address("poll", poll.pk, to.person),
            **thread("poll", poll.pk),
        )
