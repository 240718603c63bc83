"""A data set of chosen size: the demo, and SCALE times what a treaty family gathers over some years.

Run as `python -m bench.data SCALE` with the settings of a scratch directory. The world keeps its two hundred
countries, whatever the scale. A room that brings records of its own adds a function to GROWS.
"""

import sys
from datetime import UTC, date, datetime, timedelta
from itertools import cycle

import django

PEOPLE, MEETINGS, SEATS, RESOLUTIONS = 1000, 50, 20, 100
LAST = date(2026, 11, 1)


def grow_people(scale):
    from django.contrib.sessions.models import Session

    from whimbrel.people.models import User
    from whimbrel.treaties.models import Country, FocalPointDesignation, Instrument

    cms = Instrument.objects.get(slug="cms")
    countries = cycle(Country.objects.order_by("pk").values_list("pk", flat=True))
    people = User.objects.bulk_create(
        User(email=f"p{number}@bench.example", display_name=f"Focal point {number}", password="!")
        for number in range(PEOPLE * scale)
    )
    FocalPointDesignation.objects.bulk_create(
        FocalPointDesignation(
            person=person, country_id=next(countries), instrument=cms,
            starts_on=LAST - timedelta(days=1 + number % 4000), ends_on=LAST,
        )
        for number, person in enumerate(people)
    )  # fmt: skip
    Session.objects.bulk_create(
        Session(
            session_key=f"bench{number:027d}", session_data="e30:bench",
            expire_date=datetime(2099, 1, 1, tzinfo=UTC),
        )
        for number in range(PEOPLE * scale)
    )  # fmt: skip


def grow_meetings(scale):
    from whimbrel.people.models import User
    from whimbrel.training.models import Participation, Workshop
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
    Participation.objects.bulk_create(
        Participation(
            workshop=workshop, participant_id=people[(number * SEATS + seat) % len(people)],
            country_id=countries[(number + seat) % len(countries)],
            nominated_at=datetime(2020, 1, 1, tzinfo=UTC), attended_at=datetime(2020, 2, 1, tzinfo=UTC),
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


GROWS = [grow_people, grow_meetings]


def main(scale):
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        for grow in GROWS:
            grow(scale)


if __name__ == "__main__":
    main(int(sys.argv[1]))
