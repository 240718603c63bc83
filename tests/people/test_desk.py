import pytest
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.core.models import JournalEntry
from whimbrel.people.models import User
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
ADD = "wagtailusers_users:add"
EDIT = "wagtailusers_users:edit"


@pytest.fixture
def administrator(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated(Role.ADMINISTRATOR)
    client.force_login(person)
    return person


def test_an_administrator_adds_an_account_without_a_password(client, administrator):
    client.post(
        reverse(ADD),
        {"email": "Nfp@Example.org", "display_name": "Focal point, Fiji", "language": "fr"},
    )

    person = User.objects.exclude(pk=administrator.pk).get()
    assert (person.display_name, person.language) == ("Focal point, Fiji", "fr")
    assert not person.has_usable_password()
    assert not person.is_staff
    assert JournalEntry.objects.get(verb="added").actor == administrator


def test_an_address_has_one_account_however_it_is_written(client, administrator):
    UserFactory(email="nfp@example.org")

    answer = client.post(
        reverse(ADD), {"email": "NFP@example.org", "display_name": "X", "language": "en"}
    )

    assert answer.context["form"].errors
    assert User.objects.count() == 2


def test_the_form_of_an_account_gives_no_seat_at_the_desk(client, administrator):
    person = UserFactory()
    kept = {"email": person.email, "display_name": "Officer", "language": "en", "is_active": "on"}

    client.post(reverse(EDIT, args=[person.pk]), {**kept, "is_staff": "on", "is_superuser": "on"})

    person = User.objects.get(pk=person.pk)
    assert (person.is_staff, person.is_superuser) == (False, False)


def test_an_administrator_closes_an_account_and_the_day_is_kept(client, administrator):
    person = UserFactory()
    kept = {"email": person.email, "display_name": "Officer", "language": "en"}

    client.post(reverse(EDIT, args=[person.pk]), kept)
    person.refresh_from_db()
    assert (person.is_active, person.left_at is None) == (False, False)

    client.post(reverse(EDIT, args=[person.pk]), {**kept, "is_active": "on"})
    person.refresh_from_db()
    assert (person.is_active, person.left_at) == (True, None)


def test_administrators_cannot_lock_themselves_out(client, administrator):
    client.post(
        reverse(EDIT, args=[administrator.pk]),
        {"email": administrator.email, "display_name": "Administrator", "language": "en"},
    )

    administrator.refresh_from_db()
    assert administrator.is_active
    assert administrator.is_staff
    assert administrator.is_superuser


def test_the_list_of_accounts_can_be_searched(client, administrator):
    UserFactory(email="kenya@example.org")

    page = client.get(reverse("wagtailusers_users:index"), {"q": "kenya"})

    assert "kenya@example.org" in page.content.decode()


def test_an_account_that_records_name_is_kept_and_says_how_to_end_it(client, administrator):
    designation = DesignationFactory()

    answer = client.post(reverse("wagtailusers_users:delete", args=[designation.person.pk]))

    assert answer.status_code == 409
    assert "take away “Active”" in answer.content.decode()
    assert User.objects.filter(pk=designation.person.pk).exists()


def test_removing_an_account_is_written_down(client, administrator):
    person = UserFactory(display_name="Focal point, Fiji")

    client.post(reverse("wagtailusers_users:delete", args=[person.pk]))

    assert not User.objects.filter(pk=person.pk).exists()
    assert JournalEntry.objects.get(verb="removed").detail["name"] == "Focal point, Fiji"
