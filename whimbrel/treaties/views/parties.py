from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.responses import table_download
from whimbrel.core.stored.views import public_page
from whimbrel.treaties.forms import COLUMN_WORDS, PartyFilterForm
from whimbrel.treaties.models import Instrument
from whimbrel.treaties.queries.names import names_on
from whimbrel.treaties.queries.parties import COLUMNS, PartyRow, party_rows, signatory_rows

DOWNLOADS = ["csv", "json", "xlsx"]


@require_safe
@public_page("on", "region", "sort")
def party_list(request: HttpRequest, slug: str) -> HttpResponse:
    instrument = get_object_or_404(Instrument, slug=slug)
    form = PartyFilterForm(request.GET.dict(), today=localdate())
    context = _frame(instrument, form)
    if not form.is_valid():
        return render(request, "treaties/party_list.html", context, status=400)

    on, region, sort = (form.cleaned_data[name] for name in ("on", "region", "sort"))
    names = names_on(on)
    parties = party_rows(instrument, on=on, region=region, sort=sort, names=names)
    signatories = signatory_rows(instrument, on=on, region=region, names=names)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    context |= {
        "on": on,
        "is_today": on == localdate(),
        "is_ahead": on > localdate(),
        "region": region,
        "parties": parties,
        "signatories": signatories,
        "sources": sorted({row.source for row in parties + signatories if row.source}),
        "heads": _heads(sort),
        "downloads": [
            (kind.upper(), reverse("treaties:party_download", args=[slug, kind]) + query)
            for kind in DOWNLOADS
        ],
    }
    return render(request, "treaties/party_list.html", context)


@require_safe
@public_page("on", "region", "sort")
def party_download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The rows of the table with the same filters; columns keep their names in every language."""
    if form not in DOWNLOADS:
        raise Http404
    instrument = get_object_or_404(Instrument, slug=slug)
    asked = PartyFilterForm(request.GET.dict(), today=localdate())
    if not asked.is_valid():
        context = _frame(instrument, asked)
        return render(request, "treaties/party_list.html", context, status=400)

    on = asked.cleaned_data["on"]
    rows: list[PartyRow] = party_rows(
        instrument, on=on, region=asked.cleaned_data["region"], sort=asked.cleaned_data["sort"]
    )
    name = f"{instrument.slug}-parties-{on.isoformat()}"
    return table_download(name, COLUMNS, [row.cells() for row in rows], form)


def _frame(instrument: Instrument, form: PartyFilterForm) -> dict[str, Any]:
    word = _("Parties") if instrument.has_parties else _("Signatories")
    return {
        "instrument": instrument,
        "form": form,
        "page_url": reverse("treaties:party_list", args=[instrument.slug]),
        "crumbs": [
            (_("Instruments"), reverse("treaties:instrument_list")),
            (instrument.short_name, instrument.get_absolute_url()),
            (word, ""),
        ],
    }


def _heads(sort: str) -> list[dict[str, Any]]:
    """The heads of the table: their words, what a click on them sorts by, and how they are sorted now."""
    ways = {"": "ascending", "-": "descending"}
    now, way = sort.removeprefix("-"), ways[sort[: sort.startswith("-")]]
    return [
        {
            "word": word,
            "sort": f"-{name}" if sort == name else name,
            "is_sorted": way if name == now else "",
        }
        for name, word in COLUMN_WORDS.items()
    ]
