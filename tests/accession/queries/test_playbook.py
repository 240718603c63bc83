from datetime import date

from whimbrel.accession.queries.playbook import due_days, is_reached


def test_days_are_counted_from_the_step_before():
    assert due_days([30, 0, 1], since=date(2024, 2, 1)) == [
        date(2024, 3, 2), date(2024, 3, 2), date(2024, 3, 3),
    ]  # fmt: skip


def test_a_stage_is_reached_by_itself_and_by_those_after_it():
    assert is_reached("contact", now="contact")
    assert is_reached("contact", now="signed")
    assert not is_reached("signed", now="contact")
    assert not is_reached("", now="first_report")
