"""Who may look after an activity, and who is written to about it."""

from datetime import date

from django.db.models import QuerySet

from whimbrel.people.models import User
from whimbrel.treaties.models import SECRETARIAT, Designation, Role
from whimbrel.workplan.models import Activity

MAY_KEEP = (*SECRETARIAT, Role.SISTER)


def may_keep(*, on: date) -> QuerySet[User]:
    """People of the Secretariat and of sister Secretariats, in office on that day."""
    held = Designation.objects.in_office(on=on).filter(role__in=MAY_KEEP)
    return User.objects.filter(is_active=True, pk__in=held.values("person")).order_by(
        "display_name"
    )


def owners_of(activity: Activity, *, on: date) -> list[User]:
    """Who looks after it; where nobody does, or has left, whoever stands for the body that leads it. Two queries at most."""
    keeper = activity.keeper
    if keeper is not None and may_keep(on=on).filter(pk=keeper.pk).exists():
        return [keeper]
    if activity.lead_id is None:
        return []
    held = Designation.objects.in_office(on=on).filter(body=activity.lead_id, role__in=MAY_KEEP)
    found = User.objects.filter(is_active=True, pk__in=held.values("person"))
    return list(found.order_by("pk"))
