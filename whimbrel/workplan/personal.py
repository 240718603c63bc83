"""What the room of work plans holds of a person: what they look after, and what they said of activities."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.personal import Row, holds
from whimbrel.workplan.models import Activity, ActivityStep


def kept_by(person: AbstractBaseUser) -> list[Row]:
    rows: list[Row] = [
        {_("Activity"): str(one)} for one in Activity.objects.filter(keeper=person.pk)
    ]
    return rows + [
        {
            _("Activity"): str(one.activity),
            _("Date"): one.on.isoformat(),
            _("In words"): one.words,
        }
        for one in ActivityStep.objects.filter(noted_by=person.pk).select_related("activity")
    ]


def let_go(person: AbstractBaseUser, *, kept_as: str) -> None:
    """Nobody looks after their activities until somebody else is named; what was said stays, under the name that is kept."""
    Activity.objects.filter(keeper=person.pk).update(keeper=None)


holds(gettext_lazy("Activities of work plans"), export=kept_by, erase=let_go)
