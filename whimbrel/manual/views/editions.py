from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.languages import current_language
from whimbrel.core.stored.views import public_page
from whimbrel.manual.models import Edition
from whimbrel.manual.queries.editions import edition_parts, edition_version, editions
from whimbrel.manual.views.history import version_context


@require_safe
@public_page()
def edition_list(request: HttpRequest) -> HttpResponse:
    context = {
        "editions": editions(),
        "crumbs": [(_("Manual"), reverse("manual:contents")), (_("Editions"), "")],
    }
    return render(request, "manual/edition_list.html", context)


@require_safe
@public_page()
def edition_detail(request: HttpRequest, edition: str) -> HttpResponse:
    found = get_object_or_404(Edition.objects.select_related("meeting"), slug=edition)
    context = {
        "edition": found,
        "parts": edition_parts(found, current_language()),
        "crumbs": _crumbs((found.name, "")),
    }
    return render(request, "manual/edition_detail.html", context)


@require_safe
@public_page()
def edition_article(request: HttpRequest, edition: str, slug: str) -> HttpResponse:
    found = get_object_or_404(Edition.objects.select_related("meeting"), slug=edition)
    version = edition_version(found, slug, current_language())
    if version is None:
        raise Http404
    context = version_context(version, slug) | {
        "edition": found,
        "crumbs": _crumbs((found.name, found.get_absolute_url()), (version.title, "")),
    }
    return render(request, "manual/version_detail.html", context)


def _crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (_("Manual"), reverse("manual:contents")),
        (_("Editions"), reverse("manual:edition_list")),
        *last,
    ]
