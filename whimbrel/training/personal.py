"""What training holds of a person: the workshops they were nominated for, and what came of it."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.personal import Row, holds
from whimbrel.training.models import Answer, Registration, RegistrationChange


def workshops_of(person: AbstractBaseUser) -> list[Row]:
    found = (
        Registration.objects.filter(person=person.pk)
        .select_related("workshop__meeting", "country", "body", "person")
        .prefetch_related("statuses", "answers__question")
    )
    return [
        {
            _("Workshop"): str(one.workshop),
            _("For"): str(one.represents or ""),
            _("Name"): one.name,
            _("Position"): one.position,
            _("Standing"): "; ".join(
                f"{status.get_status_display()} {status.began_at.date().isoformat()}"
                for status in one.statuses.all()
            ),
            _("Answers"): "; ".join(
                f"{answer.question.text} {answer.value}"
                for answer in one.answers.all()
                if answer.value
            ),
            _("Attended"): one.attended_at.date().isoformat() if one.attended_at else "",
        }
        for one in found
    ]


def keep_registrations(person: AbstractBaseUser, *, kept_as: str) -> None:
    """Attendance is counted in reports to the Parties; names, addresses and answers go with the account."""
    own = Registration.objects.filter(person=person.pk)
    Answer.objects.filter(registration__in=own).delete()
    RegistrationChange.objects.filter(registration__in=own).delete()
    own.update(
        personal_title="", given_name="", family_name="", email="", position="", organisation=""
    )


holds(gettext_lazy("Workshops"), export=workshops_of, erase=keep_registrations)
