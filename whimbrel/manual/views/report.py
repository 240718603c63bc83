"""What readers tell the editor: what did not help, what they searched for in vain, who has read which edition."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.manual.queries.feedback import fruitless_searches, readerships, unhelpful_articles
from whimbrel.manual.queries.reports import oldest_articles, reviews_due
from whimbrel.manual.rules import can_keep_manual
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_safe
def readers_report(request: HttpRequest) -> HttpResponse:
    today = localdate()
    if not can_keep_manual(offices_of(request.user, on=today)):
        raise PermissionDenied
    context = {
        "unhelpful": unhelpful_articles(),
        "searches": fruitless_searches(),
        "readerships": readerships(today=today),
        "due": reviews_due(today),
        "oldest": oldest_articles(limit=10),
        "crumbs": [(_("Manual"), reverse("manual:contents")), (_("What readers tell us"), "")],
    }
    return render(request, "manual/readers_report.html", context)
