from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.community.actions.posts import change_post
from whimbrel.community.forms.writing import PostForm
from whimbrel.community.models import Attachment
from whimbrel.community.rules import can_change_post
from whimbrel.community.views.doors import enter, find_post, person_of
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.pasting import markdown_of


@login_required
@never_cache
@require_safe
def post_history(request: HttpRequest, pk: int) -> HttpResponse:
    """What a post said before it was changed, for everybody who may read it."""
    post = find_post(request, pk)
    context = {
        "post": post,
        "revisions": post.revisions.all(),
        "crumbs": crumbs(post.thread.space, post.thread.title),
    }
    return render(request, "community/post_history.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def post_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one's own words."""
    post = find_post(request, pk)
    if not can_change_post(enter(request, post.thread.space), post, at=now()):
        raise PermissionDenied
    initial = {"words": post.words, "language": post.language, "key": post.key}
    form = PostForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_post(post=post, text=form.cleaned_data["words"], by=person_of(request), at=now())
        messages.success(request, _("Your words are changed. What they said before can be seen."))
        address = reverse("community:thread_detail", args=[post.thread_id])
        return redirect(f"{address}?from={post.number}#p{post.number}")
    context = {
        "form": form,
        "post": post,
        "thread": post.thread,
        "space": post.thread.space,
        "seen": None,
        "crumbs": crumbs(post.thread.space, post.thread.title),
    }
    return render(request, "community/post_form.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def paste_clean(request: HttpRequest) -> HttpResponse:
    """What was copied from Word or a page as Markdown; nothing of it is kept."""
    return JsonResponse({"words": markdown_of(request.POST.get("html", ""))})


@never_cache
@require_safe
def file_download(request: HttpRequest, pk: int) -> FileResponse:
    """A file of a post; it is given to be saved, never shown as a page of ours."""
    file = Attachment.objects.select_related("post__thread__space").filter(pk=pk).first()
    post = file.post if file else None
    if file is None or post is None or post.held_at or post.removed_at or post.thread.removed_at:
        raise Http404
    # Where the thread stands, and not where the file came in: threads are moved.
    enter(request, post.thread.space)
    return FileResponse(file.file.open("rb"), as_attachment=True, filename=file.name)
