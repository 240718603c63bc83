import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from tests.factories.people import UserFactory
from whimbrel.workplan.views.doors import person_of

pytestmark = pytest.mark.django_db


def test_a_visitor_is_no_person(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    with pytest.raises(PermissionDenied):
        person_of(request)

    request.user = UserFactory()
    assert person_of(request) == request.user
