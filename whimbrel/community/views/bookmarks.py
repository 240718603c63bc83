from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.community.actions.bookmarks import drop_bookmark, keep_bookmark
from whimbrel.community.forms.bookmarks import BookmarkForm
from whimbrel.community.models import Bookmark
from whimbrel.community.queries.bookmarks import bookmarks_of
from whimbrel.community.views.doors import belonging_here, find_post, person_of
from whimbrel.community.views.spaces import crumbs


@login_required
@never_cache
@require_safe
def bookmark_list(request: HttpRequest) -> HttpResponse:
    """What the reader has kept to find again."""
    context = {"bookmarks": bookmarks_of(belonging_here(request))[:200], "today": localdate()}
    return render(request, "community/bookmark_list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def post_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a post to find it again, perhaps on a day; or keep it no more."""
    post, person = find_post(request, pk), person_of(request)
    kept = Bookmark.objects.filter(post=post, person=person).first()
    initial = {"note": kept.note, "remind_on": kept.remind_on} if kept else {}
    if request.method == "POST" and "drop" in request.POST:
        drop_bookmark(post=post, person=person)
        messages.success(request, _("It is no longer among what you keep."))
        return redirect("community:bookmark_list")
    form = BookmarkForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        keep_bookmark(post=post, person=person, **form.cleaned_data)
        messages.success(request, _("It is among what you keep."))
        return redirect("community:bookmark_list")
    context = {
        "form": form,
        "post": post,
        "kept": kept,
        "crumbs": crumbs(post.thread.space, post.thread.title),
    }
    return render(
        request, "community/bookmark_form.html", context, status=422 if form.errors else 200
    )
