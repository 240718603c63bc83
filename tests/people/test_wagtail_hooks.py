import pytest

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from whimbrel.core.journal import record
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


def test_the_desk_bears_our_mark_and_names_only_what_it_has(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(seated(Role.ADMINISTRATOR))

    page = client.get("/admin/").content.decode()

    assert "The Secretariat's desk" in page
    assert 'class="mark"' in page
    assert '"Pages"' not in page


def test_wagtails_sample_page_is_shown_to_nobody(client):
    for path in ("/welcome/", "/en/welcome/", "/en/home/", "/pages/"):
        assert client.get(path).status_code == 404


def test_what_was_done_to_accounts_stands_on_the_first_page_of_administrators_only(
    client, settings
):
    settings.SECOND_FACTOR_REQUIRED = False
    record(None, "opened account", UserFactory(display_name="Focal point, Fiji"))
    seen = {}
    for person in (
        seated(),
        seated(Role.ADMINISTRATOR),
    ):
        client.force_login(person)
        seen[person.is_superuser] = "Focal point, Fiji" in client.get("/admin/").content.decode()

    assert seen == {False: False, True: True}
