"""Reminders of a workshop, in words that the Secretariat wrote."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy

from whimbrel.core.languages import translated
from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.core.periods import written_date
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.training.emails.places import addressee, place_address
from whimbrel.training.models import Registration, Reminder

kinds.register("workshop_reminder", gettext_lazy("Reminders of workshops"), can_be_refused=True)


def write_reminder(
    *, reminder: Reminder, registration: Registration | None, person: User | None
) -> Letter | None:
    """To a participant, with the key to their page; or to a focal point who has named nobody.

    In the words stand {name}, {workshop}, {place}, {day} and {link}; other braces stay as they are.
    """
    to = addressee(registration) if registration else recipient_of(person) if person else None
    if to is None or not to.address:
        return None
    workshop = reminder.workshop
    with translation.override(to.language):
        public = reverse("training:workshop_detail", args=[workshop.meeting.code])
        words = {
            "name": registration.name if registration else str(person),
            "workshop": workshop.title,
            "place": workshop.meeting.place,
            "day": written_date(workshop.meeting.starts_on, to.language)
            if workshop.meeting.starts_on
            else "",
            "link": place_address(registration) if registration else f"{settings.SITE_URL}{public}",
        }
    whom = f"r{registration.pk}" if registration else f"p{person.pk if person else 0}"
    return write_letter(
        to=to,
        kind="workshop_reminder",
        **thread("place", registration.pk if registration else f"w{workshop.pk}"),
        subject=filled(translated(reminder, "subject", to.language), words),
        text=filled(translated(reminder, "text", to.language), words).strip() + "\n",
        once=f"workshop-reminder:{reminder.pk}:{whom}",
        is_confidential=registration is not None,
    )


def filled(text: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text
