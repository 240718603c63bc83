from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.community.models import Space
from whimbrel.community.queries.summary import bounds_of, monday_before, summary_of
from whimbrel.community.views.doors import enter, find_space
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.stored.views import public_page


@require_safe
def space_week(request: HttpRequest, slug: str) -> HttpResponse:
    """A week of a space in short, the last whole one unless asked: stored where the space is public."""
    if find_space(slug).open_to == Space.OpenTo.PUBLIC:
        return _public_week(request, slug)
    return _own_week(request, slug)


@public_page("from")
def _public_week(request: HttpRequest, slug: str) -> HttpResponse:
    return _week_page(request, find_space(slug))


@login_required
@never_cache
def _own_week(request: HttpRequest, slug: str) -> HttpResponse:
    space = find_space(slug)
    enter(request, space)
    return _week_page(request, space)


def _week_page(request: HttpRequest, space: Space) -> HttpResponse:
    last = monday_before(localdate())
    try:
        week = date.fromisoformat(request.GET["from"]) if request.GET.get("from") else last
    except ValueError:
        raise Http404 from None
    if week.weekday() != 0 or week > last or week.year < 2000:
        raise Http404
    since, until = bounds_of(week)
    context = {
        "summary": summary_of(space, since=since, until=until),
        "space": space,
        "first": week,
        "last": week + timedelta(days=6),
        "before": week - timedelta(days=7),
        "after": week + timedelta(days=7) if week < last else None,
        "crumbs": crumbs(space, _("The week in short")),
    }
    return render(request, "community/space_week.html", context)
