"""Whom a session speaks for: the person, with the rights of what they hold on this very day.

The rights of the desk need two keys on every page, those beside the desk too: without the second one, a person
of the Secretariat is seen as one who holds everything but the office.
"""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils.timezone import localdate

from whimbrel.people.models import User
from whimbrel.people.queries.second_key import may_work_at_desk
from whimbrel.treaties.models import AT_THE_DESK
from whimbrel.treaties.queries.offices import remembered_offices


class OfficeBackend(AuthenticationBackend):
    """Takes the rights of the desk from whoever holds no office of the Secretariat today, or no second key."""

    def get_user(self, user_id: Any) -> User | None:
        person: User | None = super().get_user(user_id)
        if person is None:
            return None
        offices = remembered_offices(person, on=localdate())
        if offices.is_secretariat and not may_work_at_desk(person):
            person.lacks_second_key = True
            offices = remembered_offices(person, on=localdate(), without=AT_THE_DESK)
        if not offices.is_secretariat:
            person.lower()
        return person

    def _get_group_permissions(self, user_obj: User) -> QuerySet[Permission]:
        if not user_obj.is_staff:
            return Permission.objects.none()
        found: QuerySet[Permission] = super()._get_group_permissions(user_obj)
        return found
