"""Letters that go out by themselves: to translators once a week, and to those who look after an article."""

from collections import defaultdict
from datetime import date

from django.db import transaction

from whimbrel.core.languages import CODES
from whimbrel.manual.emails import write_review_due, write_translations_due
from whimbrel.manual.models import SOURCE
from whimbrel.manual.queries.reports import reviews_due
from whimbrel.manual.queries.translations import Awaiting, language_standing
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation, Role


@transaction.atomic
def tell_translators(*, today: date) -> int:
    """Write to every translator in office what awaits them in their languages. The number of letters written.

    A translator's languages are those they speak, else the one they read the site in; English is nobody's, since
    the Manual is written in it.
    """
    due: dict[str, list[Awaiting]] = {
        one.language: one.due for one in language_standing([c for c in CODES if c != SOURCE])
    }
    year, week, _day = today.isocalendar()
    written = 0
    for person, languages in _translators(today).items():
        waiting = [one for code in languages for one in due.get(code, [])]
        if waiting:
            letter = write_translations_due(person=person, due=waiting, week=f"{year}-{week:02}")
            written += letter is not None
    return written


@transaction.atomic
def ask_for_reviews(*, today: date) -> int:
    """Write to whoever looks after an article whose day has come. The number of letters written."""
    written = 0
    for article in reviews_due(today):
        if article.reviewer is not None and article.review_by is not None:
            letter = write_review_due(
                article=article, person=article.reviewer, due=article.review_by
            )
            written += letter is not None
    return written


def _translators(today: date) -> dict[User, list[str]]:
    found: dict[User, list[str]] = defaultdict(list)
    designations = (
        Designation.objects.in_office(on=today)
        .filter(role=Role.TRANSLATOR, person__is_active=True)
        .select_related("person")
        .order_by("person")
    )
    for one in designations:
        person = one.person
        spoken = person.languages_spoken or [person.language]
        found[person] = [code for code in spoken if code in CODES and code != SOURCE]
    return found
