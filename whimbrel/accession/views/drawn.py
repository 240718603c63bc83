from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.accession.drawings import (
    accession_graph,
    graph_title,
    map_title,
    world_map,
)
from whimbrel.accession.forms import GraphForm, MapForm
from whimbrel.accession.models import MembershipTarget, Outreach
from whimbrel.accession.outlook_chart import outlook_chart
from whimbrel.accession.queries.outlook import outlook
from whimbrel.accession.queries.statuses import (
    CountryStatus,
    Status,
    country_statuses,
    joined_since_last_conference,
    status_counts,
)
from whimbrel.accession.queries.story import story, told_instruments
from whimbrel.core.charts.png import png
from whimbrel.core.charts.world import disclaimer, is_on_map
from whimbrel.core.languages import current_language, sort_key
from whimbrel.core.periods import add_months
from whimbrel.core.responses import file_download, table_download
from whimbrel.core.stored.views import public_page
from whimbrel.treaties.models import Instrument
from whimbrel.treaties.queries.membership import accession_steps, party_count

DOWNLOADS = ["svg", "png", "csv", "json"]
GRAPH_COLUMNS = ["day", "joined", "left", "total"]
MAP_COLUMNS = ["iso3", "country", "region", "status", "since"]


@require_safe
@public_page()
def index(request: HttpRequest) -> HttpResponse:
    context = {
        "instruments": Instrument.objects.exclude(kind=Instrument.Kind.SISTER_CONVENTION),
        "outreach": Outreach.objects.select_related("country", "region"),
        "targets": MembershipTarget.objects.filter(by__gt=localdate()).select_related("instrument"),
        "stories": [one for one in told_instruments() if story(one, on=localdate())],
    }
    return render(request, "accession/index.html", context)


@require_safe
@public_page("on", "region")
def graph_detail(request: HttpRequest, slug: str) -> HttpResponse:
    instrument = get_object_or_404(Instrument, slug=slug)
    form = GraphForm(request.GET.dict(), today=localdate())
    context = _frame(instrument, form, "graph")
    if not form.is_valid():
        return render(request, "accession/graph_detail.html", context, status=400)
    on, region = form.cleaned_data["on"], form.cleaned_data["region"]
    language = current_language()
    steps = accession_steps(instrument, region=region, until=on)
    conference, joined = joined_since_last_conference(instrument, on=on)
    context |= {
        "on": on,
        "region": region,
        "title": graph_title(instrument, steps, on, language, region),
        # Drawn by us, every word in it escaped.
        "drawing": mark_safe(  # noqa: S308
            accession_graph(instrument, language=language, region=region, until=on)
        ),
        "steps": steps[::-1],
        "conference": conference,
        "joined": joined,
        "is_ahead": on > localdate(),
        "downloads": _downloads(request, "graph", slug),
    }
    return render(request, "accession/graph_detail.html", context)


@require_safe
@public_page()
def outlook_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """How many Parties there may be by the day of the target, and how well the same rule would have foretold earlier years."""
    instrument = get_object_or_404(Instrument, slug=slug)
    found = outlook(instrument, on=localdate())
    if found is None:
        raise Http404
    context = {
        "instrument": instrument,
        "outlook": found,
        # Drawn by us, every word in it escaped.
        "drawing": mark_safe(outlook_chart(found)) if found.tried else "",  # noqa: S308
        "crumbs": [
            (_("Accession"), reverse("accession:index")),
            (instrument.short_name, instrument.get_absolute_url()),
            (_("Outlook"), ""),
        ],
    }
    return render(request, "accession/outlook_detail.html", context)


@require_safe
@public_page("on", "region")
def graph_download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The graph as a picture, or its steps as a table, at an address that stays."""
    instrument = get_object_or_404(Instrument, slug=slug)
    asked = GraphForm(request.GET.dict(), today=localdate())
    if form not in DOWNLOADS:
        raise Http404
    if not asked.is_valid():
        return _refused(asked)
    on, region = asked.cleaned_data["on"], asked.cleaned_data["region"]
    name = f"{slug}-accession-{on.isoformat()}" + (f"-{region.code}" if region else "")
    if form in ("svg", "png"):
        svg = accession_graph(
            instrument, language=current_language(), region=region, until=on, standalone=True
        )
        return _picture(name, svg, form)
    steps = accession_steps(instrument, region=region, until=on)
    rows = [(step.day, "; ".join(step.joined), "; ".join(step.left), step.total) for step in steps]
    return table_download(name, GRAPH_COLUMNS, rows, form)


@require_safe
@public_page("on")
def map_detail(request: HttpRequest, slug: str) -> HttpResponse:
    instrument = get_object_or_404(Instrument, slug=slug)
    form = MapForm(request.GET.dict(), today=localdate())
    context = _frame(instrument, form, "map")
    if not form.is_valid():
        return render(request, "accession/map_detail.html", context, status=400)
    on = form.cleaned_data["on"]
    language = current_language()
    rows = country_statuses(instrument, on=on)
    counts = status_counts(rows)
    parties = party_count(instrument, on=on)
    context |= {
        "on": on,
        "title": map_title(instrument, parties, on, language),
        "drawing": mark_safe(world_map(instrument, on=on, language=language, rows=rows)),  # noqa: S308
        "counts": counts,
        "is_ahead": on > localdate(),
        "unseen": _unseen(rows),
        "groups": _by_region([row for row in rows if row.status != Status.TERRITORY]),
        "disclaimer": disclaimer(),
        "before": add_months(on, -12),
        "after": add_months(on, 12) if add_months(on, 12) <= localdate() else None,
        "downloads": _downloads(request, "map", slug),
    }
    return render(request, "accession/map_detail.html", context)


@require_safe
@public_page("on")
def map_download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The map as a picture, or its countries as a table, at an address that stays."""
    instrument = get_object_or_404(Instrument, slug=slug)
    asked = MapForm(request.GET.dict(), today=localdate())
    if form not in DOWNLOADS:
        raise Http404
    if not asked.is_valid():
        return _refused(asked)
    on: date = asked.cleaned_data["on"]
    name = f"{slug}-map-{on.isoformat()}"
    if form in ("svg", "png"):
        svg = world_map(instrument, on=on, language=current_language(), standalone=True)
        return _picture(name, svg, form)
    rows = [
        (row.iso3, row.name, row.region, row.status, row.since)
        for row in country_statuses(instrument, on=on)
    ]
    return table_download(name, MAP_COLUMNS, rows, form)


def _frame(instrument: Instrument, form: Any, kind: str) -> dict[str, Any]:
    return {
        "instrument": instrument,
        "form": form,
        "page_url": reverse(f"accession:{kind}_detail", args=[instrument.slug]),
        "crumbs": [
            (_("Accession"), reverse("accession:index")),
            (instrument.short_name, instrument.get_absolute_url()),
            (_("Graph") if kind == "graph" else _("Map"), ""),
        ],
    }


def _downloads(request: HttpRequest, kind: str, slug: str) -> list[tuple[str, str]]:
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return [
        (form.upper(), reverse(f"accession:{kind}_download", args=[slug, form]) + query)
        for form in DOWNLOADS
    ]


def _picture(name: str, svg: str, form: str) -> HttpResponse:
    body = svg.encode() if form == "svg" else png(svg)
    return file_download(name, body, form, inline=True)


def _refused(form: Any) -> HttpResponse:
    """For an address that gives a file: the mistakes as plain text."""
    mistakes = [str(error) for errors in form.errors.values() for error in errors]
    return HttpResponse(
        "\n".join(mistakes) + "\n", status=400, content_type="text/plain; charset=utf-8"
    )


def _by_region(rows: list[Any]) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = {}
    for row in rows:
        groups.setdefault(row.region, []).append(row)
    return sorted(groups.items(), key=lambda group: sort_key(group[0]))


def _unseen(rows: list[CountryStatus]) -> list[str]:
    """Parties that are no area of land: the organizations."""
    return [row.name for row in rows if row.status == Status.PARTY and not is_on_map(row.iso3)]
