"""Who has not answered is reminded, and nobody else."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.nbsap.emails import write_reminder
from whimbrel.nbsap.models import Questionnaire
from whimbrel.nbsap.queries.board import BoardRow, board, open_questionnaires
from whimbrel.nbsap.queries.stages import is_open
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
        for row in board(questionnaire, on=today):
            if row.stage is None or is_open(row.stage):
                written += _remind(questionnaire, row, max(reached), today)
    return written


@transaction.atomic
def _remind(questionnaire: Questionnaire, row: BoardRow, on: date, today: date) -> int:
    held = focal_points(row.country.pk, questionnaire.instrument_id, on=today)
    letters = [
        write_reminder(questionnaire=questionnaire, row=row, person=one.person, on=on)
        for one in held
    ]
    return sum(letter is not None for letter in letters)
