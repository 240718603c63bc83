"""What notifications add to a country's file: those it was sent within a year, and whether it has answered."""

from datetime import date, timedelta

from django.db.models import Prefetch
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.dossier import Line, part
from whimbrel.core.languages import current_language
from whimbrel.core.periods import written_date
from whimbrel.meetings.models import NotedCountry
from whimbrel.meetings.queries.notifications import current_answers

A_YEAR = timedelta(days=365)
MOST = 40


@part(
    "notifications",
    gettext_lazy("Notifications"),
    order=25,
    empty=gettext_lazy("No notification was sent to this country within a year."),
)
def notifications(country_id: int, today: date) -> list[Line]:
    """The newest first; open while an answer is asked and none was given."""
    found = (
        NotedCountry.objects.filter(
            country=country_id, notification__issued_at__date__gt=today - A_YEAR
        )
        .select_related("notification")
        .prefetch_related(Prefetch("answers", current_answers(), to_attr="answered"))
        .order_by("-notification__year", "-notification__number")[:MOST]
    )
    return [_line(one) for one in found]


def _line(noted: NotedCountry) -> Line:
    notification = noted.notification
    is_answered = bool(noted.answered)  # type: ignore[attr-defined]
    is_open = notification.asks and not is_answered
    detail = notification.symbol
    if is_answered:
        detail = _("%(symbol)s, answered") % {"symbol": notification.symbol}
    elif is_open and notification.deadline_on:
        day = written_date(notification.deadline_on, current_language())
        detail = _("%(symbol)s, answer by %(day)s") % {"symbol": notification.symbol, "day": day}
    return Line(
        text=notification.subject,
        detail=detail,
        url=notification.get_absolute_url(),
        day=localdate(notification.issued_at),
        is_open=is_open,
    )
