from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories.people import UserFactory
from tests.factories.training import NomineeFactory, SessionFactory, WorkshopFactory, standing
from tests.factories.treaties import CountryFactory, MeetingFactory
from whimbrel.core.models import Letter
from whimbrel.training.actions.calendars import tell_changed_days
from whimbrel.training.actions.lapsing import lapse_offers
from whimbrel.training.actions.places import confirm_place, decline_place, offer, withdraw
from whimbrel.training.models import Status

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def workshop():
    return WorkshopFactory(
        places=2,
        time_zone="Africa/Nairobi",
        meeting=MeetingFactory(
            code="PRE-1",
            title_en="Regional workshop",
            place="Nairobi",
            country=CountryFactory(name_en="Kenya"),
            starts_on=date(2026, 8, 3),
            ends_on=date(2026, 8, 5),
        ),
    )


def a_nominee(workshop, **fields):
    return standing(NomineeFactory(workshop=workshop, **fields), Status.NOMINATED)


def asked(workshop, **fields):
    one = a_nominee(workshop, **fields)
    offer(registration=one, at=AT)
    return one


def coming(workshop, **fields):
    one = asked(workshop, **fields)
    confirm_place(registration=one, at=AT)
    return one


def moved(workshop, **fields):
    for name, value in fields.items():
        setattr(workshop.meeting, name, value)
    workshop.meeting.save()


def calendars():
    """Of each letter, the latest last: the beginning of its subject and the lines of its calendar."""
    found = []
    for letter in Letter.objects.order_by("pk"):
        enclosed = letter.enclosures.filter(media_type="text/calendar").first()
        body = bytes(enclosed.body).decode().replace("\r\n ", "") if enclosed else ""
        found.append((letter.subject.partition(":")[0], body.split("\r\n")))
    return found


def value(lines, name):
    return next(line.partition(":")[2] for line in lines if line.split(":")[0].startswith(name))


def test_the_letter_that_offers_a_place_and_the_one_that_confirms_it_carry_the_same_entry(workshop):
    one = coming(workshop)

    (offered, tentative), (confirmed, certain) = calendars()

    assert (offered, confirmed) == ("Please confirm your place", "Your place is confirmed")
    assert (value(tentative, "STATUS"), value(certain, "STATUS")) == ("TENTATIVE", "CONFIRMED")
    assert value(tentative, "UID") == value(certain, "UID") == f"workshop-{workshop.pk}@127.0.0.1"
    assert "METHOD:REQUEST" in certain
    assert "DTSTART;TZID=Africa/Nairobi:20260803T090000" in certain
    assert "RRULE:FREQ=DAILY;COUNT=3" in certain
    assert value(certain, "LOCATION") == "Nairobi\\, Kenya"
    assert value(certain, "SEQUENCE") == "0"
    assert [line for line in certain if line.endswith(f"mailto:{one.email}")]
    # A calendar is shown to colleagues; the key to one's own page is not for them.
    assert not [line for line in certain if "/training/places/" in line]
    assert f"/training/{workshop.meeting.code}/" in value(certain, "URL")


def test_the_hours_are_those_of_the_agenda(workshop):
    for begins, ends in ((7, 9), (5, 8)):
        SessionFactory(
            workshop=workshop,
            starts_at=datetime(2026, 8, 3, begins, 30, tzinfo=UTC),
            ends_at=datetime(2026, 8, 3, ends, tzinfo=UTC),
        )

    asked(workshop)

    ((_subject, lines),) = calendars()
    assert "DTSTART;TZID=Africa/Nairobi:20260803T083000" in lines
    assert "DTEND;TZID=Africa/Nairobi:20260803T120000" in lines


def test_other_days_are_told_once_to_all_with_a_place_in_their_calendar(workshop):
    both = coming(workshop), asked(workshop)
    a_nominee(workshop)
    before = Letter.objects.count()
    assert tell_changed_days(at=AT) == 0
    moved(workshop, starts_on=date(2026, 9, 7), ends_on=date(2026, 9, 8))

    assert tell_changed_days(at=AT) == 2
    assert tell_changed_days(at=AT) == 0

    letters = calendars()[before:]
    assert [subject for subject, _ in letters] == ["Other days or another place"] * 2
    for _subject, lines in letters:
        assert "METHOD:REQUEST" in lines
        assert value(lines, "SEQUENCE") == "1"
        assert "DTSTART;TZID=Africa/Nairobi:20260907T090000" in lines
    assert [value(lines, "STATUS") for _, lines in letters] == ["CONFIRMED", "TENTATIVE"]
    written = Letter.objects.order_by("pk")[before:]
    assert [one.address for one in written] == [one.email for one in both]
    assert "7 September 2026" in written[0].text


def test_another_place_counts_on(workshop):
    coming(workshop)
    moved(workshop, place="Naivasha")
    tell_changed_days(at=AT)
    moved(workshop, place="Mombasa")

    tell_changed_days(at=AT)

    *_before, (_one, first), (_other, second) = calendars()
    assert [value(one, "SEQUENCE") for one in (first, second)] == ["1", "2"]
    assert value(second, "LOCATION").startswith("Mombasa")


def test_other_hours_are_told_to_who_is_written_to_next_and_to_nobody_else(workshop):
    coming(workshop)
    before = Letter.objects.count()
    SessionFactory(
        workshop=workshop,
        starts_at=datetime(2026, 8, 3, 5, tzinfo=UTC),
        ends_at=datetime(2026, 8, 3, 9, tzinfo=UTC),
    )

    assert tell_changed_days(at=AT) == 0
    asked(workshop)

    ((_subject, lines),) = calendars()[before:]
    assert value(lines, "SEQUENCE") == "1"
    assert "DTSTART;TZID=Africa/Nairobi:20260803T080000" in lines


def test_a_workshop_that_is_over_is_told_of_no_more(workshop):
    coming(workshop)
    moved(workshop, place="Naivasha")

    assert tell_changed_days(at=datetime(2026, 8, 7, tzinfo=UTC)) == 0


def test_whoever_gives_the_place_back_has_it_fall_out_of_the_calendar(workshop):
    decline_place(registration=coming(workshop), at=AT)
    decline_place(registration=a_nominee(workshop), at=AT)

    (_, with_place), (_, without) = calendars()[-2:]
    assert "METHOD:CANCEL" in with_place
    assert value(with_place, "STATUS") == "CANCELLED"
    assert without == [""]


def test_an_offer_that_lapsed_falls_out_of_the_calendar(workshop):
    asked(workshop)

    lapse_offers(at=AT + timedelta(days=workshop.days_to_confirm + 2))

    (subject, lines) = calendars()[-1]
    assert subject == "Your place has gone to somebody else"
    assert "METHOD:CANCEL" in lines


def test_whoever_is_withdrawn_is_told_and_has_it_fall_out_of_the_calendar(workshop):
    withdraw(registration=coming(workshop), by=UserFactory(), at=AT, because="Replaced")

    (subject, lines) = calendars()[-1]
    assert subject == "Your place was taken back"
    assert "METHOD:CANCEL" in lines


def test_who_had_no_place_is_withdrawn_without_a_letter(workshop):
    withdraw(registration=a_nominee(workshop), by=UserFactory(), at=AT, because="Replaced")

    assert calendars() == []


def test_without_days_there_is_nothing_for_a_calendar(workshop):
    moved(workshop, starts_on=None, ends_on=None)

    asked(workshop)

    assert calendars() == [("Please confirm your place", [""])]
