"""Looking whether the links in the articles still lead somewhere."""

from datetime import datetime
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.db import transaction

from whimbrel.manual.models import LinkCheck
from whimbrel.manual.queries.reports import outer_links

# Seconds to wait for one answer; a slow archive is not a broken one, so the next week tries again.
PATIENCE = 10
BROKEN_FROM = 400


def check_links(*, at: datetime, most: int = 200) -> int:
    """Ask every outer link that the articles hold, and keep the answer. The number of broken ones.

    The house's own links are not asked: `queries.reports.broken_inner_links` finds those without a line.
    """
    links = outer_links()[:most]
    answers = {url: answer_of(url) for url in links}
    with transaction.atomic():
        LinkCheck.objects.exclude(url__in=links).delete()
        for url, status in answers.items():
            LinkCheck.objects.update_or_create(
                url=url, defaults={"status": status, "checked_at": at}
            )
    return sum(status == 0 or status >= BROKEN_FROM for status in answers.values())


def answer_of(url: str) -> int:
    """The status the address answers with; 0 where nobody answers."""
    request = Request(url, method="HEAD", headers={"User-Agent": "Whimbrel link check"})  # noqa: S310
    if not url.startswith(("http://", "https://")):
        return 0
    try:
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 (only http and https get here)
            return int(answer.status)
    except HTTPError as error:
        return error.code
    except (URLError, OSError, ValueError):
        return 0
