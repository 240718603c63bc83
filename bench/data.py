"""A data set of chosen size: the demo, and SCALE times what a treaty family gathers over some years.

Run as `python -m bench.data SCALE` with the settings of a scratch directory. The world keeps its two hundred
countries, whatever the scale. A room that brings records of its own adds a function to GROWS.
"""

import random
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import count, cycle, product

import django

ARTICLES, VERSIONS = 60, 5000
PEOPLE, MEETINGS, SEATS, RESOLUTIONS = 1000, 50, 20, 100
LAST = date(2026, 11, 1)


def grow_people(scale):
    from django.contrib.sessions.models import Session

    from whimbrel.people.models import User

    User.objects.bulk_create(
        User(email=f"p{number}@bench.example", display_name=f"Focal point {number}", password="!")
        for number in range(PEOPLE * scale)
    )
    Session.objects.bulk_create(
        Session(
            session_key=f"bench{number:027d}", session_data="e30:bench",
            expire_date=datetime(2099, 1, 1, tzinfo=UTC),
        )
        for number in range(PEOPLE * scale)
    )  # fmt: skip


def grow_designations(scale):
    """Three for each person, over all instruments and roles: two in office, one of the past."""
    from whimbrel.people.models import User
    from whimbrel.treaties.models import Designation

    people = list(
        User.objects.filter(email__endswith="@bench.example").values_list("pk", flat=True)
    )
    posts = _posts()
    Designation.objects.bulk_create(
        Designation(
            person_id=people[number % len(people)],
            starts_on=LAST - timedelta(days=3000 + number % 4000),
            ends_on=LAST - timedelta(days=number % 2000) if is_past else None,
            **post,
        )
        for number, (post, is_past) in zip(range(PEOPLE * 3 * scale), posts, strict=False)
    )


def _posts():
    """Posts without end, each with whether it is one of the past: each third is, and each that has come before.

    Nineteen of twenty are of a country for an instrument; the rest are of a region, a body or the Secretariat.
    """
    from whimbrel.treaties.models import (
        NATIONAL,
        OF_A_BODY,
        Body,
        Country,
        Designation,
        Instrument,
        Region,
        Role,
    )

    countries = list(Country.objects.order_by("pk").values_list("pk", flat=True))
    instruments = list(
        Instrument.objects.exclude(kind=Instrument.Kind.SISTER_CONVENTION)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    regions = cycle(Region.objects.order_by("pk").values_list("pk", flat=True))
    body = Body.objects.create(code="bench", name_en="A body", kind=Body.Kind.COMMITTEE)
    national = list(product(countries, instruments, NATIONAL))
    # So that few of them are spread over all the countries as many are.
    random.Random(1979).shuffle(national)
    held = set(
        Designation.objects.filter(ends_on=None).values_list("country", "instrument", "role")
    )
    others = cycle(
        [
            {"role": Role.STANDING},
            *({"role": role, "body": body} for role in OF_A_BODY),
            {"role": Role.TRAINER},
            {"role": Role.TRANSLATOR},
        ]
    )
    of_countries = cycle(national)
    for number in count():
        if number % 20 == 19:
            post = next(others)
            region = {"region_id": next(regions)} if post["role"] == Role.STANDING else {}
            yield post | region, number % 3 == 2
            continue
        post = next(of_countries)
        is_past = number % 3 == 2 or post in held
        if not is_past:
            held.add(post)
        country, instrument, role = post
        yield {"country_id": country, "instrument_id": instrument, "role": role}, is_past


def grow_meetings(scale):
    from whimbrel.people.models import User
    from whimbrel.training.models import Registration, Workshop
    from whimbrel.treaties.models import Country, Instrument, Meeting, Resolution

    cms = Instrument.objects.get(slug="cms")
    countries = list(Country.objects.order_by("pk").values_list("pk", flat=True))
    meetings = Meeting.objects.bulk_create(
        Meeting(
            code=f"BENCH-{number}", kind=Meeting.Kind.WORKSHOP, title_en=f"Workshop {number}",
            starts_on=LAST - timedelta(days=number % 9000), ends_on=LAST - timedelta(days=number % 9000),
            place="Bonn", country_id=countries[number % len(countries)], source="bench",
        )
        for number in range(MEETINGS * scale)
    )  # fmt: skip
    workshops = Workshop.objects.bulk_create(Workshop(meeting=meeting) for meeting in meetings)
    people = list(
        User.objects.filter(email__endswith="@bench.example").values_list("pk", flat=True)
    )
    Registration.objects.bulk_create(
        Registration(
            workshop=workshop, person_id=people[(number * SEATS + seat) % len(people)],
            country_id=countries[(number + seat) % len(countries)],
            attended_at=datetime(2020, 2, 1, tzinfo=UTC),
        )
        for number, workshop in enumerate(workshops)
        for seat in range(SEATS)
    )  # fmt: skip
    Resolution.objects.bulk_create(
        Resolution(
            number=f"B{number}", instrument=cms, title=f"Resolution {number}", source="bench"
        )
        for number in range(RESOLUTIONS * scale)
    )


def grow_manual(scale):
    """Sixty articles in five languages, whatever the scale, and five thousand versions of them, at a large one four times that."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page, Revision
    from wagtail.signal_handlers import disable_reference_index_auto_update

    from whimbrel.core.languages import CODES
    from whimbrel.manual.models import ArticlePage, PartPage, Version

    kind = ContentType.objects.get_for_model(ArticlePage)
    base = ContentType.objects.get_for_model(Page)
    parts = {one.language: one for one in PartPage.objects.filter(slug="meetings")}
    words = "Notes for the bench, as long as a paragraph of the Manual is. " * 5
    pieces = [
        {"type": "paragraph", "value": f"<p>{words}</p>", "id": f"p-bench-{n}"} for n in range(20)
    ]
    with disable_reference_index_auto_update():
        for number in range(
            ARTICLES - ArticlePage.objects.filter(locale__language_code="en").count()
        ):
            key = None
            for code in CODES:
                page = ArticlePage(
                    title=f"Bench {number}", slug=f"bench-{number}", locale=parts[code].locale,
                    body=pieces,
                )  # fmt: skip
                page.translation_key = key or page.translation_key
                key = page.translation_key
                parts[code].add_child(instance=page)
                parts[code].refresh_from_db()
    pages = list(ArticlePage.objects.select_related("locale"))
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    wanted = min(VERSIONS * scale, 4 * VERSIONS)
    Version.objects.bulk_create(
        (
            Version(
                article=page, language=page.language, number=1000 + turn, published_at=long_ago,
                superseded_at=long_ago, ready_at=long_ago, weight="typo", slug=page.slug,
                title=page.title, digest="bench",
                pieces=[{"key": f"p-bench-{n}", "kind": "paragraph", "html": f"<p>{words}</p>"} for n in range(3)],
            )
            for turn in range(wanted // len(pages) + 1)
            for page in pages
        ),
        batch_size=500,
    )  # fmt: skip
    Revision.objects.bulk_create(
        (
            Revision(
                content_type=kind, base_content_type=base, object_id=str(page.pk),
                created_at=long_ago, object_str=page.title, content={"title": page.title},
            )
            for turn in range(VERSIONS // len(pages) + 1)
            for page in pages
        ),
        batch_size=500,
    )  # fmt: skip


GROWS = [grow_people, grow_designations, grow_meetings, grow_manual]


def main(scale):
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        for grow in GROWS:
            grow(scale)


if __name__ == "__main__":
    main(int(sys.argv[1]))
