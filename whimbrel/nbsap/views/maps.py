"""Maps of the plans, of the world or one region: a page, within other sites, and to take away."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.charts.png import png
from whimbrel.core.charts.world import disclaimer
from whimbrel.core.languages import current_language, sort_key
from whimbrel.core.responses import file_download, table_download
from whimbrel.core.stored.views import public_page
from whimbrel.nbsap.drawings import legend, map_title, plan_map, shade_words
from whimbrel.nbsap.forms.analysis import MapForm
from whimbrel.nbsap.queries.mapped import COLUMNS, Shown, map_rows, mapped
from whimbrel.nbsap.queries.register import register
from whimbrel.treaties.models import Region

TABLES = ("csv", "xlsx", "json")
PICTURES = ("svg", "png")


@require_safe
@public_page("shows", "region")
def nbsap_map(request: HttpRequest) -> HttpResponse:
    """Plans on record, points or steps on the map of the world, with the same in a table."""
    form = MapForm(request.GET)
    crumbs = [(_("National biodiversity plans"), reverse("nbsap:nbsap_list")), (_("Map"), "")]
    if not form.is_valid():
        context: dict[str, Any] = {"form": form, "crumbs": crumbs}
        return render(request, "nbsap/nbsap_map.html", context, status=400)
    shown, region = form.shown(), form.cleaned_data["region"]
    code = region.code if region else ""
    context = _map(shown, region) | {
        "crumbs": crumbs,
        "query": _query(shown, code),
        "ways": [(one.label, _query(one, code), one == shown) for one in Shown],
        "regions": [
            (_("All regions"), _query(shown, ""), not code),
            *(
                (one.name, _query(shown, one.code), one.code == code)
                for one in sorted(
                    Region.objects.filter(within=None), key=lambda one: sort_key(one.name)
                )
            ),
        ],
        "downloads": [
            (kind.upper(), reverse("nbsap:nbsap_map_download", args=[kind]) + _query(shown, code))
            for kind in (*PICTURES, *TABLES)
        ],
    }
    return render(request, "nbsap/nbsap_map.html", context)


@require_safe
@public_page("shows", "region")
def nbsap_embed(request: HttpRequest) -> HttpResponse:
    """The map alone, to be shown within other sites."""
    shown, region = _asked(request)
    code = region.code if region else ""
    context = _map(shown, region, leads=False) | {"query": _query(shown, code)}
    return render(request, "nbsap/nbsap_embed.html", context)


@require_safe
@public_page("shows", "region")
def nbsap_map_download(request: HttpRequest, form: str) -> HttpResponse:
    """The map as a picture, or what it shows as a table, at an address that stays."""
    if form not in (*PICTURES, *TABLES):
        raise Http404
    shown, region = _asked(request)
    found = mapped(register(on=localdate(), region=region), shown)
    name = "nbsaps" if shown == Shown.STATUS else f"nbsaps-{shown.value}"
    if form in TABLES:
        return table_download(name, COLUMNS, map_rows(found, shown), form)
    svg = plan_map(
        found, shown, language=current_language(), standalone=True, is_close=region is not None
    )
    body = svg.encode() if form == "svg" else png(svg)
    return file_download(name, body, form, inline=True)


def _asked(request: HttpRequest) -> tuple[Shown, Region | None]:
    """What another site or a program asks for. Raises Http404 where there is no such map."""
    form = MapForm(request.GET)
    if not form.is_valid():
        raise Http404
    return form.shown(), form.cleaned_data["region"]


def _map(shown: Shown, region: Region | None, *, leads: bool = True) -> dict[str, Any]:
    found = mapped(register(on=localdate(), region=region), shown)
    words = shade_words(shown)
    drawn = plan_map(
        found, shown, language=current_language(), leads=leads, is_close=region is not None
    )
    return {
        "title": map_title(found, shown),
        "region": region,
        "shown": shown.value,
        # Drawn by us, every word in it escaped.
        "drawing": mark_safe(drawn),  # noqa: S308
        "counts": legend(found, shown),
        "disclaimer": disclaimer(),
        "countries": [(one, words[one.shade]) for one in found],
    }


def _query(shown: Shown, region: str) -> str:
    """The words of the address, without what goes without saying."""
    asked = {"shows": shown.value if shown != Shown.STATUS else "", "region": region}
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"?{said}" if said else ""
