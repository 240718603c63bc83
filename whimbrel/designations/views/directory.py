from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.languages import sort_key
from whimbrel.core.responses import table_download
from whimbrel.core.stored.views import public_page
from whimbrel.designations.forms.directory import DirectoryFilterForm
from whimbrel.designations.queries.cards import MOST_CARDS
from whimbrel.designations.queries.directory import (
    COLUMNS,
    PER_PAGE,
    PUBLISHED,
    countries_shown,
    designations_shown,
    designations_visible,
    entries,
    region_of,
)
from whimbrel.designations.queries.freshness import unconfirmed_since, with_answers
from whimbrel.designations.rules import shares_region, viewer_class
from whimbrel.people.particulars import Audience
from whimbrel.people.queries.particulars import particulars_shown
from whimbrel.treaties.models import Country, Designation, Instrument, Role
from whimbrel.treaties.queries.offices import offices_of
from whimbrel.treaties.queries.posts import vacancies

FILTERS = ("q", "country", "region", "instrument", "role", "language", "expertise", "body")
QUERY = (*FILTERS, "page")
DOWNLOADS = ["csv", "json", "xlsx"]
# The classes that pages are stored for, as those that particulars are shown to.
CLASSES = {
    "visitor": Audience.PUBLIC,
    "member": Audience.MEMBERS,
    "staff": Audience.SECRETARIAT,
}


@require_safe
@public_page(*QUERY, by_class=True)
def directory_list(request: HttpRequest) -> HttpResponse:
    roles = roles_shown(visible_class(request))
    form = filter_form(request, roles)
    if not form.is_valid():
        return render(request, "designations/directory_list.html", {"form": form}, status=400)

    today = localdate()
    found = designations_shown(on=today, **asked_of(form, roles, visible_class(request)))
    context = listed(request, found) | {"form": form, "country": form.cleaned_data["country"]}
    return render(request, "designations/directory_list.html", context)


@require_safe
@public_page(*QUERY, by_class=True)
def directory_download(request: HttpRequest, form: str) -> HttpResponse:
    """The whole list with the same filters; what is published, and no more, for whoever asks."""
    if form not in DOWNLOADS:
        raise Http404
    roles = roles_shown(visible_class(request))
    asked = filter_form(request, roles)
    if not asked.is_valid():
        return render(request, "designations/directory_list.html", {"form": asked}, status=400)
    today = localdate()
    found = designations_shown(on=today, **asked_of(asked, roles, visible_class(request)))
    rows, _total = entries(found, on=today)
    name = f"directory-{today.isoformat()}"
    return table_download(name, COLUMNS, [row.cells() for row in rows], form)


def listed(request: HttpRequest, found: "QuerySet[Designation]", **asked: str) -> dict[str, Any]:
    """One page of the list, and where all of it can be taken away. `asked` stands in the downloads' addresses."""
    number = request.GET.get("page", "1")
    page_number = int(number) if number.isascii() and number.isdigit() else 1
    start = (max(page_number, 1) - 1) * PER_PAGE
    rows, total = entries(found, on=localdate(), start=start, stop=start + PER_PAGE)
    if not rows and total:
        raise Http404
    query = request.GET.copy()
    query.pop("page", None)
    query.update(asked)
    kept = f"?{query.urlencode()}" if query else ""
    downloads = [
        (kind.upper(), reverse("designations:directory_download", args=[kind]) + kept)
        for kind in DOWNLOADS
    ]
    if total <= MOST_CARDS:
        downloads.append(("vCard", reverse("designations:directory_cards") + kept))
    return {
        "rows": rows,
        "total": total,
        "page": Paginator(range(total), PER_PAGE).get_page(page_number),
        "downloads": downloads,
    }


@require_safe
@public_page("instrument")
def vacancy_list(request: HttpRequest) -> HttpResponse:
    """Posts of National Focal Points that nobody holds, by instrument."""
    instruments = Instrument.objects.exclude(kind=Instrument.Kind.SISTER_CONVENTION)
    slug = request.GET.get("instrument", "")
    chosen = get_object_or_404(instruments, slug=slug) if slug else None
    rows = vacancies(on=localdate(), instruments=[chosen] if chosen else None)
    names = {one.pk: one.name for one in Country.objects.only("pk", *_name_columns())}
    by_instrument: dict[int, list[tuple[str, str, Any]]] = {}
    for row in rows:
        by_instrument.setdefault(row.instrument_id, []).append(
            (names[row.country_id], row.iso3, row.since)
        )
    groups = [
        (one, sorted(by_instrument[one.pk], key=lambda row: sort_key(row[0])))
        for one in instruments
        if one.pk in by_instrument
    ]
    context = {
        "groups": groups,
        "total": len(rows),
        "chosen": chosen,
        "today": localdate(),
        "crumbs": [(_("Directory"), reverse("designations:directory_list")), (_("Vacancies"), "")],
    }
    return render(request, "designations/vacancy_list.html", context)


@require_safe
@never_cache
def designation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One designation and, of its person, what this reader may see."""
    today = localdate()
    offices = offices_of(request.user, on=today)
    seen_as = viewer_class(offices)
    found = designations_visible(on=today, roles=roles_shown(seen_as))
    designation = get_object_or_404(with_answers(found, on=today), pk=pk)
    also = found.filter(person=designation.person).exclude(pk=pk)
    region = region_of(designation)
    context = {
        "designation": designation,
        "unconfirmed_since": unconfirmed_since(designation),
        "also": also,
        "seen_as": seen_as,
        "particulars": particulars_shown(
            designation.person,
            viewer_class=seen_as,
            same_region=shares_region(offices, region),
        ),
        "crumbs": [
            (_("Directory"), reverse("designations:directory_list")),
            (designation.person.display_name or designation.get_role_display(), ""),
        ],
    }
    return render(request, "designations/designation_detail.html", context)


def roles_shown(viewer_class: str) -> tuple[Role, ...]:
    return PUBLISHED if viewer_class == Audience.PUBLIC else tuple(Role)


def filter_form(request: HttpRequest, roles: tuple[Role, ...]) -> DirectoryFilterForm:
    countries = countries_shown(on=localdate(), roles=roles)
    return DirectoryFilterForm(request.GET.dict(), roles=roles, countries=countries)


def visible_class(request: HttpRequest) -> str:
    """The class of reader for whom the page is stored, as particulars know it."""
    return CLASSES[request.visible_to]  # type: ignore[attr-defined]


def asked_of(form: DirectoryFilterForm, roles: tuple[Role, ...], seen_as: str) -> dict[str, Any]:
    asked = form.cleaned_data
    return {
        "roles": (Role(asked["role"]),) if asked["role"] else roles,
        "search": asked["q"],
        "viewer_class": seen_as,
        **{name: asked[name] for name in FILTERS if name not in ("q", "role")},
    }


def _name_columns() -> list[str]:
    return [field.name for field in Country._meta.fields if field.name.startswith("name_")]
