"""Letters about the dates of a space, answered with yes, no, or the numbers of the moments that suit."""

from dataclasses import replace

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.emails.posts import list_id
from whimbrel.community.models import Event, TimeQuestion
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.notices import write_notice
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.core.moments import written_moment

kinds.register("event", gettext_lazy("Dates of your spaces"), can_be_refused=True)


def write_event(*, event: Event, to: Recipient) -> Letter | None:
    """Tell of a date by the reader's own clock, and ask whether they come."""
    once = f"event:{event.pk}:{event.sequence}:{to.person}"
    link = _link("community:event_detail", event.pk)
    if event.space.is_confidential:
        return write_notice(to=_at_once(to), kind="event", link=link, once=once)
    language = to.language if to.language in CODES else "en"
    with translation.override(language):
        context = {
            "event": event,
            "link": link,
            "begins": written_moment(event.starts_at, to.time_zone, language),
            "ends": written_moment(event.ends_at, to.time_zone, language) if event.ends_at else "",
        }
        return write_letter(
            to=_at_once(to),
            kind="event",
            subject=f"[{event.space.name}] {event.title}",
            text=render_to_string("community/email/event.txt", context).strip() + "\n",
            once=once,
            list_id=list_id(event.space),
            reply_to=reply_address("event", event.pk, to.person),
            **thread("event", event.pk),
        )


def write_cancelled(*, event: Event, to: Recipient) -> Letter | None:
    """Tell somebody who wanted to come that nothing comes of it."""
    once = f"event:{event.pk}:cancelled:{to.person}"
    link = _link("community:event_detail", event.pk)
    if event.space.is_confidential:
        return write_notice(to=_at_once(to), kind="event", link=link, once=once)
    language = to.language if to.language in CODES else "en"
    with translation.override(language):
        begins = written_moment(event.starts_at, to.time_zone, language)
        text = _("“%(title)s”, planned for %(begins)s, is cancelled.") % {
            "title": event.title, "begins": begins,
        }  # fmt: skip
        return write_letter(
            to=_at_once(to),
            kind="event",
            subject=_("Cancelled: %(title)s") % {"title": event.title},
            text=f"{text}\n\n{link}\n",
            once=once,
            **thread("event", event.pk),
        )


def write_time_question(*, question: TimeQuestion, to: Recipient) -> Letter | None:
    """Ask which of the moments offered suit, each by the reader's own clock."""
    once = f"times:{question.pk}:{to.person}"
    link = _link("community:time_question", question.pk)
    if question.space.is_confidential:
        return write_notice(to=_at_once(to), kind="event", link=link, once=once)
    language = to.language if to.language in CODES else "en"
    with translation.override(language):
        context = {
            "question": question,
            "link": link,
            "moments": [
                (one.number, written_moment(one.starts_at, to.time_zone, language))
                for one in question.options.all()
            ],
        }
        return write_letter(
            to=_at_once(to),
            kind="event",
            subject=_("When? %(title)s") % {"title": question.title},
            text=render_to_string("community/email/time_question.txt", context).strip() + "\n",
            once=once,
            list_id=list_id(question.space),
            reply_to=reply_address("times", question.pk, to.person),
            **thread("times", question.pk),
        )


def _at_once(to: Recipient) -> Recipient:
    return to if to.written_to == "never" else replace(to, written_to="at_once")


def _link(name: str, pk: int) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=[pk])}"
