"""What a registration of many people costs: queries and processor time of the list, the selection and one confirmation.

    python -m bench.training            2,000 people beside 50
    python -m bench.training 500 50     other numbers

The queries must be the same for both; the time of a page may grow with what the database has to count, no more.
Time is that of the processor, which a busy machine makes hardly longer.
"""

import sys

from bench import costs
from bench.costs import ROUNDS, timed

# What stands of every five people: one of them is offered a place.
COURSE = ["confirmed", "confirmed", "selected", "waiting", "nominated"]
# Each round takes one to confirm and one to decline.
ANSWERS = 2 * ROUNDS
FEWEST = ANSWERS * len(COURSE)


def main(numbers):
    if min(numbers) < FEWEST:
        sys.exit(f"Give {FEWEST} people or more: with fewer there is nobody left to confirm.")
    costs.begin()
    rows = [measured(number) for number in numbers]
    costs.show(numbers, rows)


def measured(number):
    """Of each deed the queries and the median processor time in milliseconds."""
    from django.test import Client
    from django.utils.timezone import now

    from whimbrel.training.actions.places import confirm_place, decline_place
    from whimbrel.training.emails.places import place_token
    from whimbrel.training.models import Registration

    workshop, staff = grow(number)
    client = Client()
    client.force_login(staff)
    offered = Registration.objects.filter(workshop=workshop).standing("selected").order_by("pk")
    waiting = Registration.objects.filter(workshop=workshop).standing("waiting").order_by("pk")
    answers = list(offered[:ANSWERS])
    page = f"/en/training/places/{place_token(waiting.last())}/"

    def get(address):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    return {
        "list of nominees, first page": timed(lambda _: get(f"/admin/workshops/{workshop.pk}/nominees/")),
        "list of nominees, last page": timed(lambda _: get(f"/admin/workshops/{workshop.pk}/nominees/?page=999")),
        "those who wait": timed(lambda _: get(f"/admin/workshops/{workshop.pk}/nominees/?status=waiting")),
        "desk of the workshop": timed(lambda _: get(f"/admin/workshops/{workshop.pk}/")),
        "own place in the waiting list": timed(lambda _: get(page)),
        "confirming": timed(lambda n: confirm_place(registration=answers[n], at=now())),
        "declining, and asking the next": timed(
            lambda n: decline_place(registration=answers[ROUNDS + n], at=now())
        ),
    }  # fmt: skip


def grow(number):
    """A workshop with so many people in every standing, and somebody who runs it."""
    from django.utils.timezone import localdate, now

    from whimbrel.designations.actions.seats import appoint
    from whimbrel.people.models import User
    from whimbrel.training.models import Registration, RegistrationStatus, Workshop
    from whimbrel.treaties.models import Country, Meeting

    staff = User.objects.create_user(f"staff-{number}@bench.example", display_name="Staff")
    appoint(person=staff, starts_on=localdate(), today=localdate())
    countries = [
        Country.objects.get_or_create(
            iso3=f"{chr(65 + n // 26)}{chr(65 + n % 26)}Z",
            defaults={"name_en": f"Country {n}", "kind": "state"},
        )[0]
        for n in range(100)
    ]
    meeting = Meeting.objects.create(
        code=f"bench-{number}", kind="workshop", title_en="Bench", starts_on=localdate()
    )
    workshop = Workshop.objects.create(meeting=meeting, places=number * 4 // 5)
    people = Registration.objects.bulk_create(
        Registration(
            workshop=workshop, country=countries[n % 100], family_name=f"Person {n}",
            email=f"p{n}@bench-{number}.example", sex="fm"[n % 2], language=["en", "fr"][n % 2],
        )
        for n in range(number)
    )  # fmt: skip
    RegistrationStatus.objects.bulk_create(
        RegistrationStatus(registration=one, status=COURSE[n % len(COURSE)], began_at=now())
        for n, one in enumerate(people)
    )
    return workshop, User.objects.get(pk=staff.pk)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [2000, 50])
