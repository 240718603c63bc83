from datetime import UTC, date, datetime, timedelta, timezone

from whimbrel.core.icalendar import Event, escaped, folded, write_calendar

NAIROBI = timezone(timedelta(hours=3))
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_an_event_is_told_in_common_time():
    text = write_calendar(
        "Workshop",
        [
            Event(
                uid="session-1@whimbrel",
                starts_at=datetime(2026, 9, 1, 9, tzinfo=NAIROBI),
                ends_at=datetime(2026, 9, 1, 10, 30, tzinfo=NAIROBI),
                title="How a COP works; part 1, a\nstart",
                changed_at=datetime(2026, 8, 1, tzinfo=UTC),
            )
        ],
    )

    assert "DTSTART:20260901T060000Z\r\nDTEND:20260901T073000Z\r\n" in text
    assert "SUMMARY:How a COP works\\; part 1\\, a\\nstart\r\n" in text
    assert text.endswith("END:VCALENDAR\r\n")


def test_words_cannot_begin_a_line_of_their_own():
    assert escaped("a\r\nATTENDEE:x\rb\\c") == "a\\nATTENDEE:x\\nb\\\\c"


def test_a_long_line_is_folded_between_letters():
    line = "SUMMARY:" + "الحلقة " * 30

    pieces = folded(line).split("\r\n")

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join(piece[1:] if n else piece for n, piece in enumerate(pieces)) == line


def test_whole_days_end_on_the_day_after_and_a_deadline_has_no_end():
    text = write_calendar(
        "Africa",
        [
            Event("1@x", date(2026, 3, 1), date(2026, 3, 3), "A meeting", AT),
            Event("2@x", AT, None, "A deadline", AT),
        ],
    )

    assert "DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260304" in text
    assert text.count("DTEND") == 1


def test_what_is_cancelled_says_so_and_counts_up():
    text = write_calendar(
        "Africa", [Event("1@x", AT, None, "A call", AT, sequence=2, is_cancelled=True)]
    )

    assert "SEQUENCE:2\r\nSTATUS:CANCELLED" in text
