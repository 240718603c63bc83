import pytest

from tests.factories.designations import seated


@pytest.fixture
def secretariat_person():
    """Somebody who keeps the records at the desk."""
    return seated(display_name="Secretariat")


@pytest.fixture
def secretariat(client, secretariat_person, settings):
    """The same person, signed in."""
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(secretariat_person)
    return secretariat_person
