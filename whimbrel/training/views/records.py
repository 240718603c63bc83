"""A person's own training record, and the register of workshops that the Secretariat brings."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.responses import table_download
from whimbrel.training.actions.load_register import COLUMNS, load_register, try_register
from whimbrel.training.emails.evaluation import participant_token
from whimbrel.training.queries.records import Attended, record_of
from whimbrel.training.views.doors import crumbs, keeper_of
from whimbrel.training.views.sheets import hand_in

DOWNLOADS = ["csv", "xlsx", "json"]
# A register that was looked through travels with the page, signed, until it is loaded.
SALT = "whimbrel.training.register"
RECORD = (
    "workshop", "title", "starts_on", "ends_on", "place", "for", "test_before", "test_after",
    "certificate", "people_trained_onward",
)  # fmt: skip


@login_required
@never_cache
@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """Everything the reader took part in; nobody else sees it."""
    found = record_of(request.user.pk or 0)
    context = {
        "record": [(one, participant_token(one.registration)) for one in found],
        "downloads": [
            (form.upper(), reverse("training:record_download", args=[form])) for form in DOWNLOADS
        ],
        "crumbs": [*crumbs(), (_("Your training record"), "")],
    }
    return render(request, "training/record.html", context)


@login_required
@never_cache
@require_safe
def record_download(request: HttpRequest, form: str) -> HttpResponse:
    if form not in DOWNLOADS:
        raise Http404
    rows = [_row(one) for one in record_of(request.user.pk or 0)]
    return table_download("training-record", RECORD, rows, form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register_new(request: HttpRequest) -> HttpResponse:
    """A register of workshops held, also long ago, by their totals: looked through first, then loaded."""
    keeper = keeper_of(request)
    page = hand_in(request, salt=SALT, look=try_register, load=partial(load_register, by=keeper))
    if page.loaded is not None:
        told = _("Loaded: %(workshops)s new workshops, %(totals)s totals.")
        _meetings, workshops, totals = page.loaded
        counts = {"workshops": workshops.added, "totals": totals.added + totals.changed}
        messages.success(request, told % counts)
        return redirect("training:keeping")
    context = page.context() | {
        "columns": COLUMNS,
        "crumbs": [
            *crumbs(),
            (_("Keep the results"), reverse("training:keeping")),
            (_("Register"), ""),
        ],
    }
    return render(request, "training/register_new.html", context, status=page.status)


def _row(one: Attended) -> tuple[Any, ...]:
    meeting = one.registration.workshop.meeting
    return (
        meeting.code, one.registration.workshop.title, meeting.starts_on, meeting.ends_on,
        meeting.place, str(one.registration.represents or ""), one.before, one.after,
        one.certificate.code if one.certificate else "", one.trained_onward,
    )  # fmt: skip
