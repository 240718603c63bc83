"""Write the rows of new addresses into the table from what the site does now, and take out those that are gone:
`.venv/bin/python -m tests.permissions.draw [WORD …]`.

Rows whose address holds one of the words are written anew; `all` writes every row anew. The table is the decision and the site its execution: look at each changed line of the diff before it is kept.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

import django
from django.conf import settings


def main(words: list[str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    # The database does not matter to who may; this one is made by copying a file.
    os.environ.pop("DATABASE_URL", None)
    django.setup()

    from django.db import connection, transaction
    from django.test.utils import setup_test_environment

    from tests.permissions import table, walk
    from tests.permissions.personas import PERSONAS
    from tests.permissions.routes import routes
    from tests.permissions.world import make_world
    from whimbrel.core.template_database import copy_template

    setup_test_environment()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch, walk.one_key_is_enough():
        copy_template(Path(scratch) / "walk.sqlite3")
        connection.settings_dict["NAME"] = str(Path(scratch) / "walk.sqlite3")
        settings.DATA, settings.MEDIA_ROOT = Path(scratch), Path(scratch) / "media"
        with transaction.atomic():
            world = make_world()
            known = table.read()
            anew = [name for name in routes() if _is_asked_for(name, known, words)]
            rows = [(name, "GET") for name in anew] + walk.taken_by_post(world, anew)
            found = {name: walk.answers(name, world, rows) for name in PERSONAS}
            transaction.set_rollback(True)
        connection.close()
    kept = {row: cells for row, cells in known.items() if row[0] in routes() and row[0] not in anew}
    table.write(kept | {row: {name: found[name][row] for name in PERSONAS} for row in rows})
    print(f"{len(rows)} rows are written, in {time.monotonic() - began:.0f} s. Look at the diff.")


def _is_asked_for(
    name: str, known: dict[tuple[str, str], dict[str, str]], words: list[str]
) -> bool:
    is_new = (name, "GET") not in known
    return is_new or words == ["all"] or any(word in name for word in words)


if __name__ == "__main__":
    main(sys.argv[1:])
