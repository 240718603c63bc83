import pytest

from tests.permissions import table, walk
from tests.permissions.world import make_world


@pytest.fixture(scope="session")
def rows():
    return table.read()


@pytest.fixture
def world(db):
    with walk.one_key_is_enough():
        yield make_world()
