import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from whimbrel.core.languages import CODES
from whimbrel.core.open_data import packed
from whimbrel.core.responses import file_download
from whimbrel.core.stored.views import public_page
from whimbrel.exchange.iati import Publisher, activities_file, organisation_file
from whimbrel.exchange.queries.informea import VIEWS
from whimbrel.exchange.queries.open_data import data_package, open_files_of_plans
from whimbrel.exchange.queries.open_grants import grant_tables
from whimbrel.exchange.queries.released import released_records, spent_by_year
from whimbrel.treaties.models import Body
from whimbrel.workplan.models import WorkPlan

FILES = ("activities", "organisation")


@require_safe
@public_page()
def index(request: HttpRequest) -> HttpResponse:
    """What can be taken away for other systems."""
    context = {
        "is_known": bool(settings.IATI_ORGANISATION),
        "views": list(VIEWS),
        "files": open_files_of_plans(on=localdate()),
        "plans": WorkPlan.objects.order_by("-starts_on", "code"),
    }
    return render(request, "exchange/index.html", context)


@require_safe
@public_page()
def iati_file(request: HttpRequest, name: str) -> HttpResponse:
    """The work plan and the released grants as IATI 2.03; none where the house has no identifier there."""
    if name not in FILES or not settings.IATI_ORGANISATION:
        raise Http404
    today, publisher = localdate(), _publisher()
    if name == "activities":
        body = activities_file(released_records(on=today), publisher, today=today)
    else:
        body = organisation_file(spent_by_year(on=today), publisher)
    return file_download(f"iati-{name}", body, "xml")


@require_safe
@public_page()
def informea_view(request: HttpRequest, name: str) -> HttpResponse:
    """One of the views that InforMEA pulls, as JSON, read-only and the same in every language."""
    if name not in VIEWS:
        raise Http404
    rows = VIEWS[name](localdate())
    body = json.dumps(rows, ensure_ascii=False, indent=1).encode()
    return file_download(name, body, "json", inline=True)


@require_safe
@public_page()
def package(request: HttpRequest) -> HttpResponse:
    """The open files of the national plans, with what each column holds: the same in every language."""
    told = data_package(open_files_of_plans(on=localdate()))
    body = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return file_download("datapackage", body, "json", inline=True)


@require_safe
@public_page()
def grants_data(request: HttpRequest) -> HttpResponse:
    """The grants that are public and their money, as tables with every column explained."""
    today = localdate()
    about = (
        f"Grants whose money is told in public, as at {settings.SITE_URL}{reverse('exchange:index')}. Notes, conditions and "
        "numbers of agreements are left out. Nothing in it is of persons."
    )
    body = packed("grants-data", about, grant_tables(on=today), on=today)
    return file_download("grants-data", body, "zip")


def _publisher() -> Publisher:
    """The house's own name stands where no Secretariat is among the bodies."""
    body = Body.objects.filter(kind=Body.Kind.SECRETARIAT).order_by("pk").first()
    if body is None:
        return Publisher(settings.IATI_ORGANISATION, {"en": settings.BADGE_ISSUER})
    return Publisher(
        settings.IATI_ORGANISATION, {code: getattr(body, f"name_{code}") for code in CODES}
    )
