"""What consultations write to those who speak for a Party."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.models import Consultation, ConsultationChange
from whimbrel.community.queries.consultations import PartyRow, outcome_of
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.notices import write_notice
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.core.moments import written_moment

kinds.register("consultation", gettext_lazy("Consultations of the Parties"), can_be_refused=False)


def write_opening(
    *, consultation: Consultation, row: PartyRow, to: Recipient, once: str
) -> Letter | None:
    """The text, the deadline by their own clock and the others', and how to answer."""
    return _write(consultation, to, once, "consultation.txt", {"party": row.name})


def write_reminder(
    *, consultation: Consultation, row: PartyRow, to: Recipient, once: str
) -> Letter | None:
    """Only to those whose Party has said nothing."""
    context = {"party": row.name, "is_reminder": True}
    return _write(consultation, to, once, "consultation.txt", context)


def write_change(
    *, change: ConsultationChange, row: PartyRow, to: Recipient, once: str
) -> Letter | None:
    """The deadline was put off, or the text taken back, and why."""
    context = {
        "change": change,
        "before": _moment(change.closed_before, to),
        "after": _moment(change.closes_at, to) if change.closes_at else "",
    }
    return _write(change.consultation, to, once, "consultation_change.txt", context)


def write_outcome(
    *, consultation: Consultation, rows: list[PartyRow], to: Recipient, once: str
) -> Letter | None:
    """What came of it."""
    with translation.override(_language(to)):
        outcome = outcome_of(consultation, rows)
    context: dict[str, object] = {"outcome": outcome}
    return _write(consultation, to, once, "consultation_outcome.txt", context)


def _write(
    consultation: Consultation, to: Recipient, once: str, template: str, context: dict[str, object]
) -> Letter | None:
    with translation.override(_language(to)):
        is_over = bool(consultation.closed_at or consultation.withdrawn_at)
        page = reverse("community:consultation_detail", args=[consultation.pk])
        link = f"{settings.SITE_URL}{page}"
        if consultation.space.is_confidential:
            return write_notice(to=to, kind="consultation", link=link, once=once)
        known = {
            "consultation": consultation,
            "closes": _moment(consultation.closes_at, to),
            "link": link,
            "can_answer": bool(settings.MAIL_IN) and not is_over,
        }
        return write_letter(
            to=replace(to, written_to="at_once"),
            kind="consultation",
            subject=_subject(consultation, context),
            text=render_to_string(f"community/email/{template}", known | context).strip() + "\n",
            once=once,
            reply_to="" if is_over else reply_address("consult", consultation.pk, to.person),
            **thread("consultation", consultation.pk),
        )


def _subject(consultation: Consultation, context: dict[str, object]) -> str:
    words = {"kind": consultation.get_kind_display(), "title": consultation.words}
    if context.get("is_reminder"):
        return _("Reminder: %(title)s (%(kind)s)") % words
    if "outcome" in context:
        return _("Outcome: %(title)s (%(kind)s)") % words
    if isinstance(change := context.get("change"), ConsultationChange):
        if change.closes_at is None:
            return _("Taken back: %(title)s (%(kind)s)") % words
        return _("More time: %(title)s (%(kind)s)") % words
    return _("%(kind)s: %(title)s") % words


def _moment(at: datetime, to: Recipient) -> str:
    return written_moment(at, to.time_zone, _language(to))


def _language(to: Recipient) -> str:
    return to.language if to.language in CODES else "en"
