"""Who asks, and what they hold today."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.timezone import localdate

from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import Offices, offices_of


def offices_held(request: HttpRequest) -> Offices:
    return offices_of(request.user, on=localdate())


def person_of(request: HttpRequest) -> User:
    person = request.user
    if not isinstance(person, User):
        raise PermissionDenied
    return person


def is_staff(request: HttpRequest) -> bool:
    """Whether a page that is stored by class of reader is made for those who keep the records."""
    return bool(request.visible_to == "staff")  # type: ignore[attr-defined]
