import pytest

from tests.factories.designations import seated


@pytest.fixture
def secretariat_person():
    """Somebody who keeps the records at the desk."""
    return seated(display_name="Secretariat")
