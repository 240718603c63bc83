"""The demo's Manual as it is read: counts of thirteen weeks, a member who was here before, and a country's own way."""

from datetime import date, datetime, timedelta

from django.db import transaction

from whimbrel.manual.actions.national import write_national_procedure
from whimbrel.manual.models import SOURCE, ArticlePage, NationalProcedure, ReadCount, Visit
from whimbrel.people.models import User
from whimbrel.treaties.models import Country

DAYS = 91
# How much of what is read in English is read in each language.
SHARES = {"en": 10, "fr": 6, "es": 4, "ar": 2, "ru": 1}
ARTICLE = "credentials-and-delegation"
WORDS = (
    "Ask the legal division **six weeks** before the meeting; the signature takes three. "
    "The original travels with the head of the delegation, a copy stays with us."
)
CAME_BEFORE = timedelta(days=30)


@transaction.atomic
def show_readers_at_work(*, party: User, country: Country, at: datetime, today: date) -> None:
    """Let the Manual have been read. What was counted or written before stays."""
    articles = list(ArticlePage.objects.filter(locale__language_code=SOURCE, live=True))
    if not ReadCount.objects.exists():
        counts = [
            ReadCount(article=article, language=code, day=today - timedelta(days=ago), times=times)
            for place, article in enumerate(articles)
            for code, share in SHARES.items()
            for ago in range(DAYS)
            if (times := _times(place, share, ago))
        ]
        ReadCount.objects.bulk_create(counts)
    Visit.objects.get_or_create(person=party, defaults={"came_at": at - CAME_BEFORE})
    told = next((one for one in articles if one.slug == ARTICLE), None)
    if told is not None and not NationalProcedure.objects.exists():
        write_national_procedure(article=told, country=country, words=WORDS, by=party, at=at)


def _times(place: int, share: int, ago: int) -> int:
    """More of what stands first, more of late, less at weekends, and some articles in some languages by nobody."""
    if place % 5 == 4 and share < 4:
        return 0
    return max((share * (DAYS - ago // 2) * (7 - ago % 7)) // (120 * (place + 3)) - ago % 2, 0)
