"""Daily digests a minute: `.venv/bin/python -m bench.digests [MEMBERS] [SPACES]`, in a scratch directory.

So many members belong to each of the spaces by their office; two hundred posts were written yesterday. The letters are written to the
outbox, as the worker does; how fast they leave is the mail server's. A second round, with nothing to tell, stands beside it.
It asks whatever database DATABASE_URL names, which must be empty.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta

import django

POSTS, IN_A_THREAD, AT_ONCE = 200, 10, 2000
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def measure(members, spaces):
    django.setup()
    from django.core.management import call_command

    from whimbrel.community.actions.telling import send_digests
    from whimbrel.core.models import Letter

    call_command("migrate", verbosity=0)
    grow(members, spaces)
    began, busy = time.perf_counter(), time.process_time()
    letters = send_digests(at=NOON)
    took, worked = time.perf_counter() - began, time.process_time() - busy
    assert letters == Letter.objects.count() == members, letters
    largest = max(len(one.text.encode()) for one in Letter.objects.all()[:100])
    began = time.perf_counter()
    assert send_digests(at=NOON + timedelta(minutes=30)) == 0
    again = time.perf_counter() - began
    print(
        f"{letters} digests in {took:.0f} s ({worked:.0f} s of processor): {letters / took * 60:.0f} a minute; "
        f"{largest / 1000:.1f} kB each; a round with nothing to tell {again:.1f} s"
    )


def grow(members, spaces):
    """Members in office for one country, spaces to which they belong, and what was written yesterday."""
    from whimbrel.community.models import MembershipRule, Post, Space, Thread
    from whimbrel.people.models import User
    from whimbrel.treaties.models import Country, Designation, Instrument, Role

    instrument = Instrument.objects.create(
        code="CMS", slug="cms", name_en="Convention", kind=Instrument.Kind.CONVENTION
    )
    kenya = Country.objects.create(iso3="KEN", name_en="Kenya", kind=Country.Kind.STATE)
    people = User.objects.bulk_create(
        (
            User(email=f"member-{n}@bench.example", display_name="Focal point")
            for n in range(members)
        ),
        batch_size=AT_ONCE,
    )
    Designation.objects.bulk_create(
        (
            Designation(
                person=one, country=kenya, instrument=instrument, role=Role.TECHNICAL, starts_on="2020-01-01"
            )
            for one in people
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    # Nobody is told of what they wrote themselves, so that a stranger writes it.
    author = User.objects.create(email="author@bench.example", display_name="Focal point, Kenya")
    told = NOON - timedelta(hours=6)
    for number in range(spaces):
        space = Space.objects.create(slug=f"space-{number}", name_en=f"Space {number}")
        MembershipRule.objects.create(space=space, role=Role.TECHNICAL)
        for start in range(POSTS // spaces // IN_A_THREAD):
            thread = Thread.objects.create(
                space=space, title=f"Counting {start}", started_by=author, first_post_at=told,
                last_post_at=told, last_number=IN_A_THREAD, posts_total=IN_A_THREAD,
            )  # fmt: skip
            Post.objects.bulk_create(
                Post(
                    thread=thread, number=one + 1, author=author, author_name=author.display_name,
                    language="en", words="We counted waders on the lakes. " * 8,
                    html="<p>We counted waders on the lakes.</p>", written_at=told, told_at=told,
                    key=f"bench:{thread.pk}:{one}",
                )
                for one in range(IN_A_THREAD)
            )  # fmt: skip


def main(members, spaces):
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "WHIMBREL_DATA": folder,
            "WHIMBREL_SECRET_KEY": "only for measuring",
            "WHIMBREL_MAIL_IN": "reply@in.example.org",
            "DJANGO_SETTINGS_MODULE": "whimbrel.config.settings",
            "DIGESTS": f"{members} {spaces}",
        }
        subprocess.run(
            [sys.executable, "-m", "bench.digests"], env=os.environ | settings, check=True
        )


if __name__ == "__main__":
    if "DIGESTS" in os.environ:
        measure(*(int(one) for one in os.environ["DIGESTS"].split()))
    else:
        given = [int(one) for one in sys.argv[1:]]
        main(*(given + [10_000, 4][len(given) :]))
