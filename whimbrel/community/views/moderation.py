from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.community.actions.moderation import (
    NothingToSplit,
    merge_thread,
    move_thread,
    raise_flag,
    settle_post,
    split_thread,
)
from whimbrel.community.actions.threads import close_thread, pin_thread, remove_thread
from whimbrel.community.forms.moderation import FlagForm, OrderForm
from whimbrel.community.models import Post, Thread
from whimbrel.community.queries.joining import requests_for
from whimbrel.community.queries.moderation import moderated_spaces, waiting_posts
from whimbrel.community.queries.threads import threads_visible_to
from whimbrel.community.rules import can_moderate
from whimbrel.community.views.doors import belonging_here, enter, find_thread, person_of
from whimbrel.community.views.spaces import crumbs


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def post_flag(request: HttpRequest, pk: int) -> HttpResponse:
    """Report a post to those who keep order in its space."""
    post = Post.objects.standing().select_related("thread__space").filter(pk=pk).first()
    if post is None:
        raise Http404
    enter(request, post.thread.space)
    form = FlagForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        raise_flag(post=post, by=person_of(request), why=form.cleaned_data["why"], at=now())
        messages.success(request, _("Thank you. Those who keep order here look at the post."))
        return redirect("community:thread_detail", pk=post.thread_id)
    context = {"form": form, "post": post, "crumbs": crumbs(post.thread.space, post.thread.title)}
    return render(request, "community/flag_form.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Posts that wait for a decision, in the spaces where the reader keeps order."""
    belonging = belonging_here(request)
    if not (belonging.keeps_order or belonging.moderated):
        raise PermissionDenied
    context = {
        "posts": waiting_posts(belonging)[:100],
        "requests": requests_for(belonging)[:100],
    }
    return render(request, "community/queue.html", context)


@login_required
@require_POST
def post_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a post stand, or take it away."""
    post = get_object_or_404(waiting_posts(belonging_here(request)), pk=pk)
    stands = "stands" in request.POST
    settle_post(post=post, stands=stands, by=person_of(request), at=now())
    messages.success(
        request,
        _("The post stands.") if stands else _("The post is taken away. Its words are kept."),
    )
    return redirect("community:queue")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def thread_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Pin, close, take away, move, split or merge a thread."""
    thread = find_thread(pk)
    belonging = enter(request, thread.space)
    if not can_moderate(belonging, thread.space):
        raise PermissionDenied
    spaces = moderated_spaces(belonging)
    form = OrderForm(
        request.POST if request.method == "POST" else None,
        spaces=spaces,
        threads=threads_visible_to(belonging).filter(space__in=spaces).exclude(pk=pk),
    )
    if request.method == "POST" and form.is_valid():
        try:
            found = _put_in_order(request, thread, form)
        except NothingToSplit:
            form.add_error("numbers", _("Name some of the thread’s posts, and not all of them."))
        else:
            return found
    context = {"form": form, "thread": thread, "crumbs": crumbs(thread.space, thread.title)}
    return render(request, "community/order_form.html", context, status=422 if form.errors else 200)


def _put_in_order(request: HttpRequest, thread: Thread, form: OrderForm) -> HttpResponse:
    """Do the deed that was chosen, and lead to where the posts are now. Raises NothingToSplit."""
    by, at, given = person_of(request), now(), form.cleaned_data
    match given["deed"]:
        case "pin":
            pin_thread(thread=thread, at=None if thread.pinned_at else at, by=by)
        case "close":
            close_thread(thread=thread, at=None if thread.closed_at else at, by=by)
        case "remove":
            remove_thread(thread=thread, at=at, by=by)
            return redirect("community:space_detail", slug=thread.space.slug)
        case "move":
            move_thread(thread=thread, to=given["space"], by=by)
        case "split":
            thread = split_thread(
                thread=thread, numbers=given["numbers"], title=given["title"], by=by
            )
        case "merge":
            thread = merge_thread(thread=thread, into=given["thread"], by=by, at=at)
    return redirect(reverse("community:thread_detail", args=[thread.pk]))
