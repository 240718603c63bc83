"""Articles for members only: read afresh by whoever may, and never stored."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.languages import current_language
from whimbrel.manual.queries.contents import contents
from whimbrel.manual.queries.reading import reading
from whimbrel.manual.rules import can_read_members_articles
from whimbrel.manual.views.articles import article_context
from whimbrel.treaties.queries.offices import offices_of


def _let_in(request: HttpRequest) -> None:
    if not can_read_members_articles(offices_of(request.user, on=localdate())):
        raise PermissionDenied


@login_required
@never_cache
@require_safe
def member_list(request: HttpRequest) -> HttpResponse:
    _let_in(request)
    parts = contents(current_language(), with_members_only=True)
    entries = [one for part in parts for one in part.articles if one.is_for_members]
    context = {
        "entries": entries,
        "crumbs": [(_("Manual"), reverse("manual:contents")), (_("For members"), "")],
    }
    return render(request, "manual/member_list.html", context)


@login_required
@never_cache
@require_safe
def member_article(request: HttpRequest, slug: str) -> HttpResponse:
    _let_in(request)
    found = reading(slug, current_language())
    if found is None:
        raise Http404
    context = article_context(found, with_members_only=True)
    return render(request, "manual/article_detail.html", context)
