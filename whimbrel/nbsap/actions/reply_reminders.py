"""Who has not answered is reminded, and nobody else."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.nbsap.emails import write_reminder, write_words
from whimbrel.nbsap.models import Questionnaire
from whimbrel.nbsap.queries.board import BoardRow, board, open_questionnaires
from whimbrel.people.models import User
from whimbrel.treaties.queries.posts import focal_points

# So many days before the last day, and after it; after those, only the Secretariat writes.
BEFORE = (30, 7, 1)
AFTER = (7, 21, 42)


def remind_of_questionnaires(*, at: datetime) -> int:
    """Write to the focal points of countries that have not handed in, on the days above. How many letters.

    A day on which nothing ran is made up for as long as the next has not come; each letter is written once.
    """
    today = localdate(at)
    written = 0
    for questionnaire in open_questionnaires(on=today, until=today - timedelta(days=AFTER[-1] + 7)):
        days = [questionnaire.due_on - timedelta(days=n) for n in BEFORE]
        days += [questionnaire.due_on + timedelta(days=n) for n in AFTER]
        reached = [day for day in days if questionnaire.opens_on < day <= today]
        if not reached:
            continue
        written += _remind(questionnaire, max(reached), today)
    return written


@transaction.atomic
def write_to_open(
    *, questionnaire: Questionnaire, words: str, key: str, by: User, at: datetime
) -> int:
    """Write the Secretariat's own words to the focal points of all countries that have not handed in. How many letters.

    With the same key nobody is written to twice.
    """
    today, written = localdate(at), 0
    for row, person in _late(questionnaire, today):
        letter = write_words(
            questionnaire=questionnaire, row=row, person=person, words=words, key=key
        )
        written += letter is not None
    if written:
        record(by, "wrote to countries that have not answered", questionnaire, letters=written)
    return written


@transaction.atomic
def _remind(questionnaire: Questionnaire, on: date, today: date) -> int:
    letters = [
        write_reminder(questionnaire=questionnaire, row=row, person=person, on=on)
        for row, person in _late(questionnaire, today)
    ]
    return sum(letter is not None for letter in letters)


def _late(questionnaire: Questionnaire, today: date) -> list[tuple[BoardRow, User]]:
    """The focal points of all countries that have not handed in, each with where the country stands. Eight queries."""
    rows = {row.country.pk: row for row in board(questionnaire, on=today) if row.is_open}
    held = focal_points(rows, questionnaire.instrument_id, on=today)
    return [(rows[one.country_id], one.person) for one in held if one.country_id]
