"""Every address of the site, asked by everybody who can come to it, against the table that people review.

After a new page, or a change of who may: `.venv/bin/python -m tests.permissions.draw`, and look at the diff.
"""

import pytest

from tests.permissions import table, walk
from tests.permissions.personas import OUTSIDE
from tests.permissions.routes import routes

DRAW = "Draw the table anew (.venv/bin/python -m tests.permissions.draw) and look at its diff."


def test_every_address_of_the_site_has_a_row(rows):
    missing = sorted(set(routes()) - {route for route, _ in rows})

    assert not missing, f"Add a row for each of these to {table.TABLE}: {missing}. {DRAW}"


def test_every_row_has_an_address_of_the_site(rows):
    gone = sorted({route for route, _ in rows} - set(routes()))

    assert not gone, f"Take these rows out of {table.TABLE}: {gone}. {DRAW}"


def test_every_address_that_takes_a_form_has_a_row_for_it(rows, world):
    unasked = [route for route in routes() if (route, "POST") not in rows]

    missing = walk.taken_by_post(world, unasked)

    assert not missing, f"Add these rows to {table.TABLE}: {missing}. {DRAW}"


@pytest.mark.parametrize("persona", OUTSIDE)
def test_each_person_gets_what_the_table_says_and_nothing_else(rows, world, persona):
    wrong = walk.wrong(persona, world, rows)

    assert not wrong, "\n".join([*wrong, DRAW])
