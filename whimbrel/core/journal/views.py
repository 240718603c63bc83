"""The journal at the Secretariat's desk."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from whimbrel.core.journal.forms import JournalForm
from whimbrel.core.journal.hiding import hidden_from
from whimbrel.core.journal.queries import Change, as_changes, in_turn, journal
from whimbrel.core.journal.rules import can_read_deeds_on_accounts, can_read_journal
from whimbrel.core.models import JournalEntry
from whimbrel.core.responses import table_download

PAGE_SIZE = 50
DOWNLOADS = ["csv", "xlsx"]
COLUMNS = ["recorded_at", "actor", "verb", "kind", "key", "name", "field", "old", "new"]


@require_safe
def journal_list(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    if not form.is_valid():
        return render(request, "core/desk/journal.html", {"form": form}, status=422)
    page = Paginator(_lines(request, form), PAGE_SIZE).get_page(request.GET.get("page"))
    query = request.GET.urlencode()
    changes = as_changes(page.object_list)  # type: ignore[arg-type]
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "changes": changes,
        "record": changes[0] if changes and form.cleaned_data["record"] is not None else None,
        "person": form.cleaned_data["person"],
        "downloads": [
            (name.upper(), f"{reverse('desk_journal_download', args=[name])}?{query}")
            for name in DOWNLOADS
        ],
    }
    return render(request, "core/desk/journal.html", context)


@require_safe
def journal_download(request: HttpRequest, form: str) -> HttpResponse:
    """The lines as a table, one row for each field that changed."""
    asked = _form(request)
    if form not in DOWNLOADS or not asked.is_valid():
        raise Http404
    return table_download("journal", COLUMNS, _rows(in_turn(_lines(request, asked))), form)


def _lines(request: HttpRequest, form: JournalForm) -> QuerySet[JournalEntry]:
    return journal(**form.asked()).exclude(hidden_from(request.user))


def _form(request: HttpRequest) -> JournalForm:
    if not can_read_journal(request.user):
        raise PermissionDenied
    return JournalForm(request.GET, with_accounts=can_read_deeds_on_accounts(request.user))


def _rows(changes: Iterator[Change]) -> Iterator[list[Any]]:
    for one in changes:
        line = [one.recorded_at, one.actor, one.verb, one.kind_code, one.subject_id, one.name]
        for field in one.fields:
            yield [*line, field.name, field.old, field.new]
        if not one.fields:
            yield [*line, "", "", ""]
