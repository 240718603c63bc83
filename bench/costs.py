"""What deeds cost, in queries and in processor time, beside each other for little and for much.

Time is that of the processor, which a busy machine makes hardly longer.
"""

import os
import tempfile
import time

ROUNDS = 5


def begin():
    """A database of its own, in a folder that goes with the machine's next start."""
    os.environ.setdefault("WHIMBREL_SECRET_KEY", "only for the bench")
    os.environ.setdefault("WHIMBREL_DATA", tempfile.mkdtemp(prefix="whimbrel-bench-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whimbrel.config.settings")
    import django

    django.setup()
    from django.conf import settings

    from whimbrel.cli.init import prepare_database

    settings.SECOND_FACTOR_REQUIRED = False
    settings.ALLOWED_HOSTS = ["*"]
    prepare_database()


def timed(deed):
    """Its queries, and the median of its processor time in milliseconds. The deed is given the round."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for n in range(ROUNDS):
        with CaptureQueriesContext(connection) as queries:
            start = time.process_time()
            deed(n)
            times.append(1000 * (time.process_time() - start))
    return len(queries), sorted(times)[ROUNDS // 2]


def show(numbers, rows):
    """Each deed on a line, each size in a column."""
    print(f"{'':34}" + "".join(f"{number:>16}" for number in numbers))
    for name in rows[0]:
        cells = "".join(f"{row[name][0]:>7} q {row[name][1]:>4.0f} ms" for row in rows)
        print(f"{name:34}{cells}")
