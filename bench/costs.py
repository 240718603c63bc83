"""What deeds cost, in queries and in processor time, beside each other for little and for much.

Time is that of the processor, which a busy machine makes hardly longer.
"""

import os
import tempfile
import time

ROUNDS = 5
# What the even work took each time; the first is the measure.
_paces = []


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
    """Its queries, the median of its processor time in milliseconds, and its least at an even pace. The deed is given the round.

    A neighbour on the machine makes the same work cost more processor time. So between the rounds a piece of work is done that
    is always the same; the least is told as if that had taken as long as where this run began, and can be judged.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times, paces = [], []
    for n in range(ROUNDS):
        with CaptureQueriesContext(connection) as queries:
            times.append(_milliseconds(deed, n))
        paces.append(_milliseconds(_even_work))
    pace = min(paces)
    _paces.append(pace)
    return len(queries), sorted(times)[ROUNDS // 2], min(times) * _paces[0] / pace


def _milliseconds(deed, *args):
    start = time.process_time()
    deed(*args)
    return 1000 * (time.process_time() - start)


def _even_work():
    """Words and numbers, as pages are made of, in more memory than the nearest cache holds."""
    kept = {n: f"{n:07}" for n in range(30_000)}
    return sorted(kept.values(), key=lambda word: word[::-1])


def show(numbers, rows):
    """Each deed on a line, each size in a column."""
    print(f"{'':34}" + "".join(f"{number:>16}" for number in numbers))
    for name in rows[0]:
        cells = "".join(f"{row[name][0]:>7} q {row[name][1]:>4.0f} ms" for row in rows)
        print(f"{name:34}{cells}")
