"""What a search costs at some size: `python -m bench.search_size 10000 1000000`, in a scratch directory of its own.

Texts of 20 to 80 words drawn from 40,000 after Zipf's law, one in ten public, the others of members: a visitor must not pay
for what they may not see. The first BASE are read into the index the way everything is; the others are copies of these that
the database makes, so that a million takes minutes. It asks whatever database DATABASE_URL names, which must be empty.
"""

import itertools
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from functools import cache

import django

VOCABULARY, REPEATS, BASE = 40_000, 9, 10_000
COPY_ENTRY = (
    "INSERT INTO core_searchentry (id, kind, key, circle, instrument, languages, day, digest) "
    "SELECT id + {0}, kind, CAST(CAST(key AS integer) + {0} AS varchar(100)), circle, instrument, languages, "
    "day, digest FROM core_searchentry WHERE CAST(key AS integer) < {1}"
)
COPY_WORDS = {
    "sqlite": (
        "INSERT INTO core_searchwords (rowid, titles, names, texts, marks) "
        "SELECT rowid + {0}, titles, names, texts, marks FROM core_searchwords WHERE rowid <= {1}"
    ),
    "postgresql": (
        "INSERT INTO core_searchwords (entry_id, words) "
        "SELECT entry_id + {0}, words FROM core_searchwords WHERE entry_id <= {1}"
    ),
}
SYLLABLES = [a + b for a in "bcdfghjklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er")]


@cache
def vocabulary():
    random.seed(1)
    return ["".join(random.choices(SYLLABLES, k=random.randint(2, 4))) for _ in range(VOCABULARY)]


def entries(number):
    """A kind of that many things. The words are the same at each call, as they must be."""
    from whimbrel.core.search.registry import MEMBERS, PUBLIC, Entry, Version

    words = vocabulary()
    weights = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def give(keys):
        wanted = None if keys is None else set(keys)
        for key in range(number) if wanted is None else sorted(map(int, wanted)):
            random.seed(key % BASE)
            drawn = random.choices(words, cum_weights=weights, k=random.randint(26, 86))
            circle = PUBLIC if key % 10 == 0 else MEMBERS
            version = Version("en", " ".join(drawn[:6]), " ".join(drawn[6:]), f"/{key}/")
            yield Entry(str(key), [version], circle=circle)

    return give


def measure(number):
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from whimbrel.core.search import registry
    from whimbrel.core.search.answers import answer, suggestions
    from whimbrel.core.search.keeping import note, read_kind
    from whimbrel.core.search.question import Question
    from whimbrel.core.search.registry import MEMBERS, PUBLIC, kind_named, searchable

    registry._kinds.clear()
    searchable("things", "Things", order=1)(entries(min(number, BASE)))
    began = time.perf_counter()
    read_kind(kind_named("things"))
    print(
        f"{min(number, BASE)} rows read in {time.perf_counter() - began:.0f} s; {number} in the index"
    )
    multiply(number)
    words = vocabulary()
    circles = {"visitor": frozenset({PUBLIC}), "member": frozenset({PUBLIC, MEMBERS})}
    asked = {
        "rare word": words[20_000],
        "middling word": words[500],
        "most common word": words[0],
        "two common words": f"{words[3]} {words[7]}",
        "a sentence": " ".join(words[rank] for rank in (5, 90, 800, 9000)),
        "nothing, did you mean": words[300][:2] + words[300][3:] + "q",
    }
    for name, typed in asked.items():
        for reader, seen in circles.items():
            question = Question(typed, "en", seen)
            report(name, reader, lambda question=question: answer(question))
    for reader, seen in circles.items():
        question = Question(words[50][:3], "en", seen)
        report("suggestions", reader, lambda question=question: suggestions(question))
    report("one record noted", "-", lambda: note("things", ["7"]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  peak of the process that read and asked: {peak} MB")


def multiply(number):
    """Copy the first rows until there are as many."""
    from django.db import connection, transaction

    for start in range(BASE, number, BASE):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(COPY_ENTRY.format(start, BASE))
            cursor.execute(COPY_WORDS[connection.vendor].format(start, BASE))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def report(name, reader, ask):
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        found = ask()
        times.append((time.perf_counter() - began) * 1000)
    total = getattr(found, "total", "")
    print(
        f"  {name:24} {reader:8} {total!s:>6}  median {statistics.median(times):8.1f} ms, worst {max(times):8.1f}"
    )


def main(numbers):
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            settings = {
                "WHIMBREL_DATA": folder,
                "WHIMBREL_SECRET_KEY": "only for measuring",
                "DJANGO_SETTINGS_MODULE": "whimbrel.config.settings",
                "SEARCH_SIZE": str(number),
            }
            subprocess.run(
                [sys.executable, "-m", "bench.search_size"], env=os.environ | settings, check=True
            )


if __name__ == "__main__":
    if "SEARCH_SIZE" in os.environ:
        measure(int(os.environ["SEARCH_SIZE"]))
    else:
        main([int(one) for one in sys.argv[1:]] or [10_000, 1_000_000])
