from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from whimbrel.core.calendar_letters import CANCEL, CalendarEntry, Somebody, write_entry


def an_entry(zone="Africa/Nairobi", days=3, starts=(2026, 8, 3), **fields):
    clock = ZoneInfo(zone)
    return CalendarEntry(
        **{
            "uid": "workshop-1@cms.example",
            "sequence": 2,
            "starts_at": datetime(*starts, 9, tzinfo=clock),
            "ends_at": datetime(*starts, 17, 30, tzinfo=clock),
            "days": days,
            "title": "Regional workshop; before the COP",
            "place": "Nairobi, Kenya",
            "url": "https://cms.example/en/training/w/",
            "changed_at": datetime(2026, 5, 1, 12, tzinfo=UTC),
            "organizer": Somebody("Whimbrel", "desk@cms.example"),
            "attendee": Somebody('Focal point, "Kenya"', "fp@ministry.example"),
            "is_certain": True,
        }
        | fields
    )


def lines(entry, *method):
    """The lines of the file, with what was folded put together."""
    return write_entry(entry, *method).decode().replace("\r\n ", "").split("\r\n")


def test_an_entry_says_which_one_it_is_and_how_often_it_changed():
    found = lines(an_entry())

    for line in (
        "METHOD:REQUEST",
        "UID:workshop-1@cms.example",
        "SEQUENCE:2",
        "DTSTAMP:20260501T120000Z",
        "SUMMARY:Regional workshop\\; before the COP",
        "STATUS:CONFIRMED",
        'ORGANIZER;CN="Whimbrel":mailto:desk@cms.example',
        "ATTENDEE;CN=\"Focal point, 'Kenya'\";PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:fp@ministry.example",
    ):
        assert line in found


def test_it_is_told_by_the_clock_of_the_event_day_after_day():
    found = lines(an_entry())

    assert "DTSTART;TZID=Africa/Nairobi:20260803T090000" in found
    assert "DTEND;TZID=Africa/Nairobi:20260803T173000" in found
    assert "RRULE:FREQ=DAILY;COUNT=3" in found
    assert found[found.index("TZID:Africa/Nairobi") - 1] == "BEGIN:VTIMEZONE"
    assert found.count("BEGIN:STANDARD") == 1
    assert "TZOFFSETTO:+0300" in found


def test_one_day_is_no_series():
    assert not [line for line in lines(an_entry(days=1)) if line.startswith("RRULE")]


def test_the_changes_of_the_clock_around_the_event_are_told():
    found = lines(an_entry("Europe/Berlin", starts=(2026, 10, 23)))

    # The last Sunday of March and of October at one o'clock of the common time.
    assert "DTSTART:20260329T020000" in found
    assert "DTSTART:20261025T030000" in found
    autumn = found[found.index("DTSTART:20261025T030000") - 1 :][:5]
    assert autumn == [
        "BEGIN:STANDARD",
        "DTSTART:20261025T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
    ]


@pytest.mark.parametrize(
    ("zone", "offset"), [("Asia/Kathmandu", "+0545"), ("America/La_Paz", "-0400")]
)
def test_clocks_that_differ_by_minutes_or_run_behind_are_told(zone, offset):
    assert f"TZOFFSETTO:{offset}" in lines(an_entry(zone))


def test_the_common_time_needs_no_clock():
    found = lines(an_entry("UTC"))

    assert "DTSTART:20260803T090000Z" in found
    assert "BEGIN:VTIMEZONE" not in found


def test_what_was_only_offered_is_not_certain():
    found = lines(an_entry(is_certain=False))

    assert "STATUS:TENTATIVE" in found
    assert [line for line in found if "PARTSTAT=NEEDS-ACTION" in line]


def test_an_entry_can_fall_out_of_the_calendar():
    found = lines(an_entry(), CANCEL)

    assert "METHOD:CANCEL" in found
    assert "STATUS:CANCELLED" in found


def test_no_line_is_longer_than_a_calendar_may_have():
    long = an_entry(title="Семинар " * 30)

    assert all(len(line) <= 75 for line in write_entry(long).split(b"\r\n"))
