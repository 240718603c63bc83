"""Letters to somebody who was nominated, with an account or without: each opens their own page, and nothing else."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.calendar_letters import CANCEL, REQUEST, write_entry
from whimbrel.core.inbox.addresses import reply_address, takes_letters
from whimbrel.core.mail import kinds
from whimbrel.core.mail.enclosures import Enclosed
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.training.models import Registration, RegistrationStatus
from whimbrel.training.queries.calendars import entry_of, is_certain
from whimbrel.training.queries.registrations import waiting_position

PLACE = "whimbrel.training.place"

kinds.register("place", gettext_lazy("Your place at a workshop"), can_be_refused=False)


def place_token(registration: Registration) -> str:
    """The key to one person's page at one workshop."""
    return signing.dumps(registration.pk, salt=PLACE)


def registration_of_token(token: str) -> int | None:
    """The number of the registration the key is for; None for a damaged one."""
    try:
        return int(signing.loads(token, salt=PLACE))
    except (signing.BadSignature, TypeError, ValueError):
        return None


def addressee(registration: Registration) -> Recipient:
    """How to write to them: by their own wishes where they have an account."""
    if registration.person is not None:
        own = recipient_of(registration.person)
        return replace(own, address=registration.address, written_to="at_once")
    return Recipient(address=registration.email, language=registration.language)


def write_nominated(*, registration: Registration) -> Letter | None:
    """Tell somebody that a government named them, what is kept of them, and that nothing is to be done yet."""
    return _write(registration, "nominated", _nominated, once=f"nominated:{registration.pk}")


def write_asked(*, registration: Registration, at: datetime) -> Letter | None:
    """Tell somebody who asked for a place that it was heard, and give them their page; once a day at most."""
    day = localdate(at).isoformat()
    return _write(registration, "asked", _asked, once=f"asked:{registration.pk}:{day}")


def write_offer(
    *, registration: Registration, standing: RegistrationStatus, again_on: date | None = None
) -> Letter | None:
    """Ask somebody to confirm their place by a day: by the link, or by answering yes or no; `again_on`: once more."""
    workshop = registration.workshop
    return _write(
        registration,
        "offered",
        _offered_still if again_on else _offered,
        once=f"offered:{standing.pk}:{again_on}" if again_on else f"offered:{standing.pk}",
        until=last_day_to_confirm(standing, workshop.days_to_confirm),
        can_reply=takes_letters(),
        calendar=REQUEST,
    )


def write_confirmed(*, registration: Registration) -> Letter | None:
    return _write(registration, "confirmed", _confirmed, is_answer=True, calendar=REQUEST)


def write_declined(*, registration: Registration, had_place: bool) -> Letter | None:
    return _write(
        registration, "declined", _declined, is_answer=True, calendar=CANCEL if had_place else ""
    )


def write_waiting(*, registration: Registration, had_place: bool = False) -> Letter | None:
    """Tell somebody that they wait, and where in the line; a place that was offered falls out of their calendar."""
    position = waiting_position(registration)
    calendar = CANCEL if had_place else ""
    return _write(registration, "waiting", _waiting, position=position, calendar=calendar)


def write_not_selected(*, registration: Registration, because: str) -> Letter | None:
    return _write(registration, "not_selected", _not_selected, because=because)


def write_lapsed(*, registration: Registration) -> Letter | None:
    """Tell somebody that their place went on, because no word came by the day."""
    return _write(registration, "lapsed", _lapsed, calendar=CANCEL)


def write_withdrawn(*, registration: Registration) -> Letter | None:
    """Tell somebody that their government or the Secretariat took back the place they had or were offered."""
    return _write(registration, "withdrawn", _withdrawn, calendar=CANCEL)


def write_moved(*, registration: Registration, sequence: int) -> Letter | None:
    """Tell somebody with a place, or to whom one is offered, the other days or place; once for each change."""
    once = f"moved:{registration.pk}:{sequence}"
    return _write(registration, "moved", _moved, once=once, calendar=REQUEST)


def last_day_to_confirm(standing: RegistrationStatus, days: int) -> date:
    return localdate(standing.began_at) + timedelta(days=days)


def place_address(registration: Registration) -> str:
    return (
        f"{settings.SITE_URL}{reverse('training:place_detail', args=[place_token(registration)])}"
    )


def _calendar(registration: Registration) -> str:
    code = registration.workshop.meeting.code
    return f"{settings.SITE_URL}{reverse('training:agenda_calendar', args=[code])}"


def _nominated(workshop: str) -> str:
    return _("You are nominated: %(workshop)s") % {"workshop": workshop}


def _asked(workshop: str) -> str:
    return _("You asked for a place: %(workshop)s") % {"workshop": workshop}


def _offered(workshop: str) -> str:
    return _("Please confirm your place: %(workshop)s") % {"workshop": workshop}


def _offered_still(workshop: str) -> str:
    return _("Reminder: please confirm your place: %(workshop)s") % {"workshop": workshop}


def _confirmed(workshop: str) -> str:
    return _("Your place is confirmed: %(workshop)s") % {"workshop": workshop}


def _declined(workshop: str) -> str:
    return _("You will not come: %(workshop)s") % {"workshop": workshop}


def _waiting(workshop: str) -> str:
    return _("You are on the waiting list: %(workshop)s") % {"workshop": workshop}


def _not_selected(workshop: str) -> str:
    return _("Not selected this time: %(workshop)s") % {"workshop": workshop}


def _withdrawn(workshop: str) -> str:
    return _("Your place was taken back: %(workshop)s") % {"workshop": workshop}


def _moved(workshop: str) -> str:
    return _("Other days or another place: %(workshop)s") % {"workshop": workshop}


def _lapsed(workshop: str) -> str:
    return _("Your place has gone to somebody else: %(workshop)s") % {"workshop": workshop}


def _write(
    registration: Registration,
    name: str,
    subject: Any,
    *,
    once: str | None = None,
    is_answer: bool = False,
    calendar: str = "",
    **context: Any,
) -> Letter | None:
    """None where there is no address to write to: somebody may be registered on paper.

    `calendar` is what the entry enclosed does to their calendar: REQUEST or CANCEL.
    """
    to = addressee(registration)
    if not to.address:
        return None
    with translation.override(to.language):
        words = {
            "registration": registration,
            "workshop": registration.workshop,
            "meeting": registration.workshop.meeting,
            "link": place_address(registration),
            "calendar": _calendar(registration),
            **context,
        }
        return write_letter(
            to=to,
            kind="place",
            **thread("place", registration.pk),
            subject=subject(registration.workshop.title),
            text=render_to_string(f"training/email/{name}.txt", words).strip() + "\n",
            reply_to=reply_address("place", registration.pk, to.person),
            once=once,
            is_answer=is_answer,
            is_confidential=True,
            enclosed=_enclosed(registration, to.language, calendar),
        )


def _enclosed(registration: Registration, language: str, method: str) -> list[Enclosed]:
    if not method:
        return []
    entry = entry_of(
        registration,
        language=language,
        at=now(),
        is_certain=is_certain(registration),
    )
    if entry is None:
        return []
    name = f"{registration.workshop.meeting.code}.ics"
    return [Enclosed(name, "text/calendar", write_entry(entry, method), method)]
