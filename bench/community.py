"""What the e-community costs at some size: `python -m bench.community [10000 100000 1000000]`, each in a scratch directory; a million only where asked.

Threads of fifty posts, nine of ten in a public space, the others among members. The posts are put in by the thousand, and
repeat after BASE, so that the search index of the first BASE can be copied by the database. All sizes stand at once, and each row
is asked of one after the other, REPEATS times, with nothing stored: a busy minute strikes them alike. What is shown is the
median of time and of processor, and the queries; at the end its ratio to the smallest size. Where DATABASE_URL names a
PostgreSQL, each size gets a database of its own there, dropped afterwards; its processor is not in the figures of ours.
It ends with 1 where queries grow with the size, or time by more than LIMIT.
"""

import contextlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta

import django

from bench.search_size import vocabulary

BASE, IN_A_THREAD, REPEATS, AT_ONCE = 10_000, 50, 25, 5000
LIMIT = 1.3
# A word that more records have than are ranked takes two queries more, however many have it.
MORE = 2
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
# Each block of a hundred threads is of the public space but for its last ten.
PUBLIC_OF_A_HUNDRED = 90
COPY_ENTRY = (
    "INSERT INTO core_searchentry (id, kind, key, circle, instrument, languages, day, digest) "
    "SELECT id + {0}, kind, CAST(CAST(key AS integer) + {0} AS varchar(100)), circle, instrument, languages, "
    "day, digest FROM core_searchentry WHERE id <= {1}"
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


def measure(number):
    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    person, spaces = people_and_spaces(number // IN_A_THREAD)
    grow(number, person, spaces)
    index(number)
    print(f"{number} posts, made in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    visitor, member = Client(HTTP_HOST="127.0.0.1"), Client(HTTP_HOST="127.0.0.1")
    member.force_login(person)
    middle = number // IN_A_THREAD // 2 // 100 * 100 + 7
    word = vocabulary()[500]
    keys = iter(range(10**9))
    rows = {
        "thread of 50 posts, a visitor": lambda: visitor.get(f"/en/community/threads/{middle}/"),
        "thread of 50 posts, signed in": lambda: member.get(f"/en/community/threads/{middle}/"),
        "thread among members, signed in": lambda: member.get(
            f"/en/community/threads/{middle + 88}/"
        ),
        "list of threads, a visitor": lambda: visitor.get("/en/community/everybody/"),
        "list of threads, signed in": lambda: member.get("/en/community/members/"),
        "search, a visitor": lambda: visitor.get("/en/search/", {"q": word}),
        "search, signed in": lambda: member.get("/en/search/", {"q": word}),
        "posting an answer": lambda: member.post(
            f"/en/community/threads/{middle}/answer/",
            {"words": "We counted.", "language": "en", "key": f"bench-{next(keys)}"},
        ),
    }
    queries = {name: warmed(one) for name, one in rows.items()}
    print(json.dumps(queries), flush=True)
    for line in sys.stdin:
        print(json.dumps(ask(rows[line.strip()])), flush=True)


def people_and_spaces(threads):
    """One member, and two spaces."""
    from whimbrel.community.models import Space
    from whimbrel.people.models import User
    from whimbrel.treaties.models import Country, Designation, Instrument, Role

    person = User.objects.create(email="member@bench.example", display_name="Focal point, Kenya")
    instrument = Instrument.objects.create(
        code="CMS", slug="cms", name_en="Convention", kind=Instrument.Kind.CONVENTION
    )
    kenya = Country.objects.create(iso3="KEN", name_en="Kenya", kind=Country.Kind.STATE)
    Designation.objects.create(
        person=person, country=kenya, instrument=instrument, role=Role.NFP, starts_on="2020-01-01"
    )
    everybody = Space.objects.create(slug="everybody", name_en="Everybody", open_to="public")
    members = Space.objects.create(slug="members", name_en="Members", open_to="members")
    return person, (everybody, members)


def grow(number, person, spaces):
    """So many posts, put in by the thousand."""
    from django.core.management.color import no_style
    from django.db import connection

    from whimbrel.community.models import Post, Thread
    from whimbrel.treaties.models import Country

    texts, kenya = [_words(post) for post in range(BASE)], Country.objects.get()
    for start in range(0, number, AT_ONCE):
        posts = range(start, min(start + AT_ONCE, number))
        Thread.objects.bulk_create(
            Thread(
                pk=thread + 1, space=spaces[thread % 100 >= PUBLIC_OF_A_HUNDRED], started_by=person,
                title=texts[thread * IN_A_THREAD % BASE][:60], first_post_at=_at(thread * IN_A_THREAD),
                last_post_at=_at(thread * IN_A_THREAD + IN_A_THREAD - 1), last_number=IN_A_THREAD,
                posts_total=IN_A_THREAD, last_author=person.display_name,
            )
            for thread in range(posts.start // IN_A_THREAD, posts.stop // IN_A_THREAD)
        )  # fmt: skip
        Post.objects.bulk_create(
            Post(
                pk=post + 1, thread_id=post // IN_A_THREAD + 1, number=post % IN_A_THREAD + 1,
                author=person, author_name=person.display_name, author_role="nfp",
                author_country=kenya, language="en", words=texts[post % BASE],
                html=f"<p>{texts[post % BASE]}</p>", written_at=_at(post), told_at=_at(post),
                key=f"bench:{post}",
            )
            for post in posts
        )  # fmt: skip
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Post, Thread]):
            cursor.execute(statement)


def index(number):
    """The first BASE are read as everything is; the others are copies that the database makes."""
    from django.core.management.color import no_style
    from django.db import connection, transaction

    from whimbrel.core.models import SearchEntry
    from whimbrel.core.search.index import put
    from whimbrel.core.search.registry import kind_named

    entries = []
    for key in range(1, min(number, BASE) + 1):
        entries.append(str(key))
        if len(entries) == 500 or key == min(number, BASE):
            put("posts", list(kind_named("posts").entries(entries)))
            entries = []
    assert SearchEntry.objects.order_by("-pk").values_list("pk", flat=True).first() == min(
        number, BASE
    )
    for start in range(BASE, number, BASE):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(COPY_ENTRY.format(start, BASE))
            cursor.execute(COPY_WORDS[connection.vendor].format(start, BASE))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [SearchEntry]):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def warmed(one):
    """Its queries, once it has been asked before: what is remembered is not counted."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    answer = one()
    assert answer.status_code in (200, 302), answer.status_code
    with CaptureQueriesContext(connection) as seen:
        one()
        # Read here: the next request throws away what was written down.
        return len(seen)


def ask(one):
    """Milliseconds on the clock, and of the processor."""
    began, busy = time.perf_counter(), time.process_time()
    one()
    return (time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000


def main(numbers):
    with contextlib.ExitStack() as standing:
        built = {number: standing.enter_context(house(number)) for number in numbers}
        queries = {number: json.loads(one.stdout.readline()) for number, one in built.items()}
        found = {name: {number: [] for number in numbers} for name in queries[numbers[0]]}
        for name, by_size in found.items():
            for _ in range(REPEATS):
                for number, times in by_size.items():
                    print(name, file=built[number].stdin, flush=True)
                    times.append(json.loads(built[number].stdout.readline()))
    for line in told(found, queries):
        print(line)
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    return grown(found, queries)


@contextlib.contextmanager
def house(number):
    """A process that has built so many posts and answers what it is asked by name, on a line each."""
    with tempfile.TemporaryDirectory() as folder, database(number) as address:
        settings = {
            "WHIMBREL_DATA": folder,
            "WHIMBREL_SECRET_KEY": "only for measuring",
            "DJANGO_SETTINGS_MODULE": "whimbrel.config.settings",
            "COMMUNITY_SIZE": str(number),
        } | address
        with subprocess.Popen(
            [sys.executable, "-m", "bench.community"], env=os.environ | settings, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        ) as process:  # fmt: skip
            yield process
            process.stdin.close()


@contextlib.contextmanager
def database(number):
    """The setting that names it: none where SQLite is used, which lies in the house's folder."""
    server = os.environ.get("DATABASE_URL")
    if not server:
        yield {}
        return
    import psycopg

    name = f"community_{number}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield {"DATABASE_URL": server.rsplit("/", 1)[0] + "/" + name}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def told(found, queries):
    """The rows, size by size, and the ratio of the largest to the smallest."""
    sizes = sorted(queries)
    yield f"{'':34}" + "".join(f"{size:>22} posts" for size in sizes) + "   ratio"
    for name, by_size in found.items():
        cells = ""
        for size in sizes:
            clock, processor = middle(by_size[size])
            cells += f"{clock:>9.1f} ms {processor:>7.1f} cpu {queries[size][name]:>3}q"
        yield f"{name:34}{cells}   {ratio(by_size):.2f}"


def grown(found, queries):
    """1 where something grows with the size that must not, and what that is."""
    sizes = sorted(queries)
    more = [
        name
        for name in found
        if max(queries[size][name] for size in sizes) - queries[sizes[0]][name]
        > (MORE if name.startswith("search") else 0)
    ]
    slower = [name for name, by_size in found.items() if ratio(by_size) > LIMIT]
    for name in more:
        print(f"more queries for more posts: {name}")
    for name in slower:
        print(f"more than {LIMIT} times as long: {name}")
    return int(bool(more or slower))


def middle(times):
    """Medians of clock and processor."""
    clock, processor = zip(*times, strict=True)
    return statistics.median(clock), statistics.median(processor)


def ratio(by_size):
    """The clock at the largest size to that at the smallest."""
    return middle(by_size[max(by_size)])[0] / middle(by_size[min(by_size)])[0]


def _words(post):
    random.seed(post)
    words = vocabulary()
    drawn = random.choices(words[:5000], k=60)
    return " ".join(drawn).capitalize() + "."


def _at(post):
    return FIRST + timedelta(minutes=post)


if __name__ == "__main__":
    if "COMMUNITY_SIZE" in os.environ:
        measure(int(os.environ["COMMUNITY_SIZE"]))
    else:
        sys.exit(main([int(one) for one in sys.argv[1:]] or [10_000, 100_000]))
