"""What training holds of a person: the workshops they were nominated for and attended."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.personal import Row, holds
from whimbrel.training.models import Participation


def workshops_of(person: AbstractBaseUser) -> list[Row]:
    found = Participation.objects.filter(participant=person.pk).select_related(
        "workshop__meeting", "country"
    )
    return [
        {
            _("Workshop"): str(one.workshop),
            _("Country"): str(one.country),
            _("Nominated"): one.nominated_at.date().isoformat() if one.nominated_at else "",
            _("Attended"): one.attended_at.date().isoformat() if one.attended_at else "",
        }
        for one in found
    ]


def keep_participations(person: AbstractBaseUser, *, kept_as: str) -> None:
    """Attendance is counted in reports to the Parties; the name goes with the account."""


holds(gettext_lazy("Workshops"), export=workshops_of, erase=keep_participations)
