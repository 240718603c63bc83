"""That a State has become a Party, and what is written to the persons of all files in a stage, as letters."""

from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.accession.models import Counterpart
from whimbrel.core.keys import key_to, record_behind
from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.treaties.models import TreatyAction

kinds.register("new_party", gettext_lazy("New Parties"), can_be_refused=True)
kinds.register("recruitment", gettext_lazy("Contacts with the Secretariat"), can_be_refused=True)
kinds.register("desk_task", gettext_lazy("Reminders of tasks at the desk"), can_be_refused=True)

SALT = "whimbrel.accession.emails"


def write_new_party(*, action: TreatyAction, person: User) -> Letter | None:
    """Tell a focal point that the instrument is in force for one more country."""
    instrument = action.instrument
    with translation.override(person.language or "en"):
        words = {"country": action.country.name, "code": instrument.short_name}
        link = reverse("accession:graph_detail", args=[instrument.slug])
        return write_letter(
            to=recipient_of(person),
            kind="new_party",
            subject=_("%(code)s is in force for %(country)s") % words,
            text=render_to_string(
                "accession/email/new_party.txt",
                {"person": person, "action": action, "link": f"{settings.SITE_URL}{link}"} | words,
            ).strip()
            + "\n",
            once=f"new-party:{action.pk}:{person.pk}",
            **thread("new-party", action.pk),
        )


def write_to_counterpart(
    *, counterpart: Counterpart, subject: str, words: str, key: str
) -> Letter | None:
    """One letter of a mailing, with the way to stop them; whoever gets it mostly has no account."""
    with translation.override(counterpart.language):
        path = reverse("accession:mailing_stop", args=[refusal_token(counterpart)])
        return write_letter(
            to=Recipient(address=counterpart.email, language=counterpart.language),
            kind="recruitment",
            subject=subject,
            text=render_to_string(
                "accession/email/mailing.txt",
                {"words": words, "stop": f"{settings.SITE_URL}{path}"},
            ).strip()
            + "\n",
            once=f"recruitment:{key}:{counterpart.pk}",
            is_confidential=True,
        )


def refusal_token(counterpart: Counterpart) -> str:
    return key_to(counterpart.pk, salt=SALT)


def refused_by(token: str) -> Counterpart | None:
    """Whose link it is; None where it was not made here, or the person is forgotten."""
    number = record_behind(token, salt=SALT)
    found = Counterpart.objects.filter(pk=number).first()
    return found or Counterpart.objects.filter(merged__number=number).first()


def words_of_welcome(action: TreatyAction, language: str) -> tuple[str, str]:
    """Subject and text of the letter that asks for a focal point, in that language, to be changed before it is sent."""
    with translation.override(language):
        words = {"country": action.country.name, "name": action.instrument.name}
        subject = _("Designation of a National Focal Point for %(code)s")
        text = render_to_string("accession/email/ask_focal_point.txt", {"act": action} | words)
        return subject % {"code": action.instrument.short_name}, text.strip()


def write_welcome(
    *, counterpart: Counterpart, language: str, subject: str, words: str, key: str, by: User
) -> Letter | None:
    """A letter of the Secretariat to one person; what they answer goes to the officer who sent it."""
    return write_letter(
        to=Recipient(address=counterpart.email, language=language),
        kind="recruitment",
        subject=subject,
        text=f"{words.strip()}\n",
        once=f"welcome:{key}:{counterpart.pk}",
        reply_to=by.email,
        is_confidential=True,
    )


def write_task_reminder(*, person: User, late: int, soon: int, on: date) -> Letter | None:
    """That tasks wait, how many, and where: neither a State nor what is to be done is told. Once for each day that counts."""
    with translation.override(person.language or "en"):
        link = reverse("accession:task_list")
        return write_letter(
            to=recipient_of(person),
            kind="desk_task",
            subject=_("Tasks of yours are waiting"),
            text=render_to_string(
                "accession/email/tasks.txt",
                {
                    "person": person,
                    "late": late,
                    "soon": soon,
                    "link": f"{settings.SITE_URL}{link}?mine=on",
                },
            ).strip()
            + "\n",
            once=f"desk-task:{person.pk}:{on.isoformat()}",
        )
