from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.community.actions.threads import say_what_about
from whimbrel.community.forms.finding import NarrowAllForm, WaitingForm
from whimbrel.community.forms.writing import FacetForm
from whimbrel.community.queries.belonging import VISITING
from whimbrel.community.queries.spaces import spaces_visible_to
from whimbrel.community.queries.threads import (
    open_questions,
    read_up_to,
    threads_about,
    threads_over_spaces,
)
from whimbrel.community.rules import can_say_what_about
from whimbrel.community.views.doors import belonging_here, enter, find_thread, person_of
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.languages import current_language
from whimbrel.core.stored.views import public_page
from whimbrel.manual.models import ArticlePage
from whimbrel.manual.queries.reading import reading


@login_required
@never_cache
@require_safe
def thread_list(request: HttpRequest) -> HttpResponse:
    """Threads of all spaces that the reader may see, narrowed by what they are about."""
    belonging = belonging_here(request)
    form = NarrowAllForm(request.GET, spaces=list(spaces_visible_to(belonging)))
    if not form.is_valid():
        raise Http404
    try:
        page = threads_over_spaces(belonging, after=request.GET.get("after", ""), **form.facets())
    except ValueError:
        raise Http404 from None
    read = read_up_to(belonging.person_id or 0, page.threads)
    context = {
        "form": form,
        "threads": [(one, read.get(one.pk, 0)) for one in page.threads],
        "next": page.next,
        "knows_reader": True,
        "shows_space": True,
    }
    return render(request, "community/thread_list.html", context)


@require_safe
@public_page()
def article_talk(request: HttpRequest, slug: str) -> HttpResponse:
    """What is said in public about an article of the Manual; what a member sees beside it stands in a slot."""
    found = reading(slug, current_language())
    if found is None or found.source.audience != ArticlePage.Audience.EVERYBODY:
        raise Http404
    context = {
        "reading": found,
        "threads": [(one, 0) for one in threads_about(found.source.pk, VISITING)],
        "shows_space": True,
        "crumbs": [
            (_("Manual"), reverse("manual:contents")),
            (found.version.title, reverse("manual:article_detail", args=[slug])),
            (_("Talk about it"), ""),
        ],
    }
    return render(request, "community/article_talk.html", context)


@login_required
@never_cache
@require_safe
def question_list(request: HttpRequest) -> HttpResponse:
    """Questions that wait for an answer, the oldest first; those older than so many days, where asked."""
    form = WaitingForm(request.GET)
    days = form.cleaned_data["days"] or 0 if form.is_valid() else 0
    found = open_questions(belonging_here(request), at=now(), for_days=days)[:100]
    return render(request, "community/question_list.html", {"threads": found, "form": form})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def thread_about(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a thread is about."""
    thread = find_thread(pk)
    if not can_say_what_about(enter(request, thread.space), thread):
        raise PermissionDenied
    initial = {
        "instrument": thread.instrument_id,
        "region": thread.region_id,
        "article": thread.article_id,
        "species_group": thread.species_group,
        "agenda_item": thread.agenda_item,
        "tags": ", ".join(one.word for one in thread.tags.all()),
    }
    form = FacetForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        say_what_about(thread=thread, by=person_of(request), **form.cleaned_data)
        messages.success(request, _("The thread can now be found by what it is about."))
        return redirect("community:thread_detail", pk=pk)
    context = {"form": form, "thread": thread, "crumbs": crumbs(thread.space, thread.title)}
    return render(request, "community/about_form.html", context, status=422 if form.errors else 200)
