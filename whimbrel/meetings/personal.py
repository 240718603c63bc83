"""What notifications hold of a person: the answers they gave for a country."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.personal import Row, holds
from whimbrel.meetings.models import NotificationAnswer


def answers_of(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("Notification"): str(one.noted.notification),
            _("Country"): one.noted.country.name,
            _("In words"): one.words,
            _("Day"): one.said_at.isoformat(sep=" ", timespec="minutes"),
        }
        for one in NotificationAnswer.objects.filter(said_by=person.pk).select_related(
            "noted__notification", "noted__country"
        )
    ]


def unname_answers(person: AbstractBaseUser, *, kept_as: str) -> None:
    """It was the country that answered, and that stays; the name under it goes."""
    NotificationAnswer.objects.filter(said_by=person.pk).update(name=kept_as[:200])


holds(gettext_lazy("What you answered to notifications"), export=answers_of, erase=unname_answers)
