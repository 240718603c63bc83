"""Whether an article helped, said without an account; and that somebody has read an edition."""

import secrets

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.core.languages import current_language
from whimbrel.core.limits import limited
from whimbrel.manual.actions.feedback import give_feedback, say_edition_read
from whimbrel.manual.forms import FeedbackForm
from whimbrel.manual.models import ArticlePage, Edition
from whimbrel.manual.queries.feedback import edition_read_by
from whimbrel.manual.queries.reading import reading
from whimbrel.manual.rules import can_read_members_articles
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("say_whether_it_helped")
def article_feedback(request: HttpRequest, slug: str) -> HttpResponse:
    """Yes or no, and why. Nothing is kept of who says it."""
    found = reading(slug, current_language())
    if found is None:
        raise Http404
    if found.source.audience != ArticlePage.Audience.EVERYBODY and not can_read_members_articles(
        offices_of(request.user, on=localdate())
    ):
        raise Http404
    form = FeedbackForm(request.POST or None, initial={"key": secrets.token_hex(8)})
    if request.method == "POST" and form.is_valid():
        give_feedback(version=found.version, at=now(), **form.wanted())
        messages.success(request, _("Thank you. Whoever looks after the article reads it."))
        return redirect("manual:article_detail", slug)
    context = {
        "article": found.version,
        "form": form,
        "crumbs": [
            (_("Manual"), reverse("manual:contents")),
            (found.version.title, reverse("manual:article_detail", args=[slug])),
            (_("Was this helpful?"), ""),
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "manual/feedback_form.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edition_read(request: HttpRequest, edition: str) -> HttpResponse:
    """“I have read this edition”: one button, and the day on which it was pressed."""
    if not can_read_members_articles(offices_of(request.user, on=localdate())):
        raise PermissionDenied
    found = get_object_or_404(Edition, slug=edition)
    if request.method == "POST":
        say_edition_read(edition=found, by=User.objects.get(pk=request.user.pk or 0), at=now())
        return redirect("manual:edition_read", edition)
    context = {
        "edition": found,
        "reading": edition_read_by(found, request.user.pk or 0),
        "crumbs": [
            (_("Manual"), reverse("manual:contents")),
            (found.name, found.get_absolute_url()),
            (_("I have read it"), ""),
        ],
    }
    return render(request, "manual/edition_read.html", context)
