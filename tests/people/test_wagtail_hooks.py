import pytest

from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_the_desk_bears_our_mark_and_names_only_what_it_has(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(is_staff=True, is_superuser=True))

    page = client.get("/admin/").content.decode()

    assert "The Secretariat's desk" in page
    assert 'class="mark"' in page
    assert '"Pages"' not in page


def test_wagtails_sample_page_is_shown_to_nobody(client):
    for path in ("/welcome/", "/en/welcome/", "/en/home/", "/pages/"):
        assert client.get(path).status_code == 404
