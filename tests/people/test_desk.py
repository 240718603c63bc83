import pytest
from django.urls import reverse

from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry
from whimbrel.people.models import User

pytestmark = pytest.mark.django_db
ADD = "wagtailusers_users:add"
EDIT = "wagtailusers_users:edit"


@pytest.fixture
def administrator(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = UserFactory(is_staff=True, is_superuser=True)
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


def test_an_administrator_seats_a_person_at_the_desk_and_ends_it(client, administrator):
    person = UserFactory()
    kept = {"email": person.email, "display_name": "Officer", "language": "en", "is_active": "on"}

    client.post(reverse(EDIT, args=[person.pk]), {**kept, "is_staff": "on"})
    assert User.objects.get(pk=person.pk).has_perm("treaties.change_country")

    client.post(reverse(EDIT, args=[person.pk]), kept)
    assert not User.objects.get(pk=person.pk).has_perm("wagtailadmin.access_admin")


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
