"""The same table for those who work at the desk. A file of its own, so that two processes share the walk."""

import pytest

from tests.permissions import walk
from tests.permissions.arguments import addresses
from tests.permissions.personas import PERSONAS

STAFF = ["secretariat", "administrator"]


@pytest.mark.parametrize("persona", STAFF)
def test_staff_get_what_the_table_says_and_nothing_else(rows, world, persona):
    wrong = walk.wrong(persona, world, rows)

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("persona", STAFF)
def test_without_a_second_key_no_page_for_staff_opens(rows, world, settings, persona):
    settings.SECOND_FACTOR_REQUIRED = True
    for_staff = [row for row, cells in rows.items() if cells[persona] == "200" != cells["newcomer"]]
    person, where = walk.Walker(PERSONAS[persona](world)), addresses(world)

    opened = {
        route for route, method in for_staff if person.ask(method, where[route]).status_code == 200
    }

    assert len(for_staff) > 100
    assert opened == set()
