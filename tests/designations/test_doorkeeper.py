from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import connection
from django.test import Client
from django.utils.timezone import localdate

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.designations.backends import OfficeBackend
from whimbrel.designations.doorkeeper import Doorkeeper
from whimbrel.treaties.models import Designation

pytestmark = pytest.mark.django_db


def read(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


def seen(person):
    """The person as the edge sees them by their session, which must be what Django sees."""
    client = Client()
    client.force_login(person)
    found, _ = Doorkeeper().by_session(read, client.session.session_key)
    assert found == Doorkeeper().by_user(OfficeBackend().get_user(person.pk))
    return found


def test_who_holds_nothing_sees_what_a_visitor_sees():
    assert seen(UserFactory()).visible_to == "visitor"


def test_a_focal_point_in_office_is_a_member():
    assert seen(DesignationFactory().person).visible_to == "member"


def test_somebody_of_the_secretariat_is_staff_whatever_else_they_hold(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    DesignationFactory(person=person)

    assert seen(person).visible_to == "staff"
    assert seen(person).is_staff


@pytest.mark.parametrize(("days", "visible_to"), [(0, "visitor"), (1, "member")])
def test_a_designation_holds_until_the_day_before_it_ends(days, visible_to):
    person = DesignationFactory().person
    Designation.objects.update(ends_on=localdate() + timedelta(days=days))

    assert seen(person).visible_to == visible_to


def test_a_designation_that_begins_tomorrow_is_none_yet():
    person = DesignationFactory(starts_on=localdate() + timedelta(days=1)).person

    assert seen(person).visible_to == "visitor"


def test_without_a_second_key_somebody_of_the_secretariat_is_seen_without_the_office(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    person = seated()
    assert seen(person).visible_to == "visitor"

    DesignationFactory(person=person)
    assert seen(person).visible_to == "member"

    TOTP.activate(person, generate_totp_secret())
    assert seen(person).visible_to == "staff"


def test_recovery_codes_alone_are_no_second_key(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    person = seated()
    RecoveryCodes.activate(person)

    assert seen(person).visible_to == "visitor"
