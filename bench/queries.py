"""Counts the queries of pages: `python -m bench.queries '[["/en/", false]]'`, with the product's settings."""

import json
import sys

import django


def main(paths):
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from whimbrel.core.stored.readers import doorkeeper
    from whimbrel.core.stored.witness import SqliteWitness
    from whimbrel.people.models import User

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.get(email="secretariat@demo.example"))
    fresh = {}
    for path, is_signed_in in paths:
        with CaptureQueriesContext(connection) as seen:
            (client if is_signed_in else Client(HTTP_HOST="127.0.0.1")).get(path)
        fresh[path] = len(seen)
    witness, reads = SqliteWitness(connection.settings_dict["NAME"]), []

    def read(sql, params):
        reads.append(sql)
        return witness.read(sql, params)

    assert doorkeeper().by_session(read, client.cookies["sessionid"].value)[0]
    print(json.dumps({"fresh": fresh, "who": len(reads)}))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
