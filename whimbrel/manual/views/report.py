"""What readers tell the editor: what did not help, what they searched for in vain, who has read which edition."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.charts.columns import Column, ColumnChart, column_chart
from whimbrel.core.languages import CODES, current_language, language_names
from whimbrel.core.periods import written_date
from whimbrel.manual.queries.feedback import fruitless_searches, readerships, unhelpful_articles
from whimbrel.manual.queries.readings import Readings, readings
from whimbrel.manual.queries.reports import oldest_articles, reviews_due
from whimbrel.manual.rules import can_keep_manual
from whimbrel.treaties.queries.offices import offices_of

# Thirteen whole weeks.
READ_DAYS = 91


@login_required
@never_cache
@require_safe
def readers_report(request: HttpRequest) -> HttpResponse:
    today = localdate()
    if not can_keep_manual(offices_of(request.user, on=today)):
        raise PermissionDenied
    read = readings(since=today - timedelta(days=READ_DAYS - 1), until=today)
    context = {
        "unhelpful": unhelpful_articles(),
        "readings": read,
        "chart": column_chart(_weeks(read)) if read.total else "",
        "read_in": language_names(CODES),
        "searches": fruitless_searches(),
        "readerships": readerships(today=today),
        "due": reviews_due(today),
        "oldest": oldest_articles(limit=10),
        "crumbs": [(_("Manual"), reverse("manual:contents")), (_("What readers tell us"), "")],
    }
    return render(request, "manual/readers_report.html", context)


def _weeks(read: Readings) -> ColumnChart:
    title = _("Articles opened, week by week")
    return ColumnChart(
        title,
        _("%(count)s in %(weeks)s weeks; the table below has the articles.")
        % {"count": read.total, "weeks": len(read.weeks)},
        current_language(),
        tuple(
            Column(written_date(day, current_language(), form="d MMM"), times)
            for day, times in read.weeks
        ),
    )
