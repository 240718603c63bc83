from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.factories.designations import seated
from whimbrel.designations.backends import OfficeBackend
from whimbrel.people.rules import can_leave
from whimbrel.treaties.actions.designations import end_designation
from whimbrel.treaties.models import Designation, Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.mark.parametrize("role", [Role.STAFF, Role.ADMINISTRATOR])
def test_an_open_session_loses_the_desk_on_the_day_the_designation_ends(client, role):
    person = seated(role)
    Designation.objects.update(starts_on=localdate() - timedelta(days=9))
    client.force_login(person)
    assert client.get("/admin/").status_code == 200

    end_designation(designation=Designation.objects.get(), ends_on=localdate())

    assert client.get("/admin/").status_code == 403
    assert b"/admin/" not in client.get("/en/accounts/").content


def test_a_flag_without_a_designation_opens_nothing(client):
    person = seated()
    Designation.objects.all().delete()
    client.force_login(person)

    assert client.get("/admin/").status_code == 403


def test_the_permissions_of_a_past_seat_count_no_more(client, rf):
    person = seated()
    assert person.has_perm("treaties.change_country")
    Designation.objects.all().delete()
    client.force_login(person)
    request_person = client.get("/en/accounts/").wsgi_request.user

    assert not request_person.has_perm("treaties.change_country")


def test_saving_the_person_of_a_request_takes_no_seat_away(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    person = seated(Role.ADMINISTRATOR)

    of_the_request = OfficeBackend().get_user(person.pk)
    of_the_request.phone = "+254 20 1"
    of_the_request.save()

    assert not of_the_request.is_staff
    person.refresh_from_db()
    assert (person.phone, person.is_staff, person.is_superuser) == ("+254 20 1", True, True)


def test_for_want_of_a_second_key_nobody_erases_an_account_of_the_secretariat(settings):
    settings.SECOND_FACTOR_REQUIRED = True

    assert not can_leave(OfficeBackend().get_user(seated().pk))
