"""Committees, working groups and organizations, and how many people of each are in the directory."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet

from whimbrel.treaties.models import Body, Role


def bodies_shown(*, on: date, roles: Sequence[Role]) -> QuerySet[Body]:
    """Every body with `people`: how many are in office on that day in one of the roles."""
    in_office = (
        Q(designations__starts_on__lte=on)
        & (Q(designations__ends_on=None) | Q(designations__ends_on__gt=on))
        & Q(designations__role__in=roles)
    )
    return Body.objects.select_related("instrument").annotate(
        people=Count("designations__person", filter=in_office, distinct=True)
    )
