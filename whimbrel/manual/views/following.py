"""Following an article: one button on a page of its own, and the list of what one follows."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.core.languages import current_language
from whimbrel.manual.actions.following import follow_article, stop_following
from whimbrel.manual.queries.following import following_of
from whimbrel.manual.queries.reading import reading
from whimbrel.manual.rules import can_read_members_articles
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def article_follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Follow the article in the language it is read in, or stop; and all that one follows."""
    if not can_read_members_articles(offices_of(request.user, on=localdate())):
        raise PermissionDenied
    found = reading(slug, current_language())
    if found is None:
        raise Http404
    if request.method == "POST":
        person = User.objects.get(pk=request.user.pk or 0)
        if "stop" in request.POST:
            stop_following(article=found.source, by=person)
        else:
            follow_article(article=found.source, version=found.version, by=person, at=now())
        return redirect("manual:article_follow", slug)
    followings = following_of(request.user.pk or 0)
    context = {
        "article": found.version,
        "followings": followings,
        "follows": any(one.article_id == found.source.pk for one in followings),
        "crumbs": [
            (_("Manual"), reverse("manual:contents")),
            (found.version.title, reverse("manual:article_detail", args=[slug])),
            (_("Follow"), ""),
        ],
    }
    return render(request, "manual/article_follow.html", context)
