from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.community.actions.mentions import read_mentions
from whimbrel.community.actions.posts import Words, write_post
from whimbrel.community.actions.reading import DraftOfAnother, keep_draft, mark_read
from whimbrel.community.actions.threads import accept_answer, start_thread
from whimbrel.community.forms.writing import PostForm, ThreadForm, new_key
from whimbrel.community.models import Post, Space, Thread
from whimbrel.community.queries.belonging import VISITING, Belonging
from whimbrel.community.queries.harvests import taken_up
from whimbrel.community.queries.pace import posts_last_hour
from whimbrel.community.queries.reading import draft_of
from whimbrel.community.queries.threads import posts_of, read_up_to
from whimbrel.community.rules import (
    can_accept_answer,
    can_answer,
    can_write,
    can_write_now,
)
from whimbrel.community.views.doors import enter, find_space, find_thread, person_of
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.languages import current_language
from whimbrel.core.prose import html_of, in_reading_language
from whimbrel.core.stored.views import public_page
from whimbrel.core.translating import is_translated_here
from whimbrel.people.models import User


@require_safe
def thread_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of a thread: stored for everybody where its space is public, made for this reader elsewhere."""
    thread = find_thread(pk, is_followed=True)
    if thread.pk != pk:
        return redirect("community:thread_detail", pk=thread.pk)
    if thread.space.open_to == Space.OpenTo.PUBLIC:
        return _public_thread(request, pk)
    return _own_thread(request, pk)


@public_page("from")
def _public_thread(request: HttpRequest, pk: int) -> HttpResponse:
    return _thread_page(request, find_thread(pk), VISITING)


@login_required
@never_cache
def _own_thread(request: HttpRequest, pk: int) -> HttpResponse:
    thread = find_thread(pk)
    return _thread_page(request, thread, enter(request, thread.space))


def _thread_page(request: HttpRequest, thread: Thread, belonging: Belonging) -> HttpResponse:
    asked = request.GET.get("from", "1")
    page = posts_of(thread, from_number=int(asked) if asked.isdecimal() else 1)
    context = {
        "thread": thread,
        "space": thread.space,
        "page": page,
        "taken_up": taken_up(thread),
        "tags": [one.word for one in thread.tags.all()],
        "read": read_up_to(belonging.person_id, [thread]).get(thread.pk, 0)
        if belonging.person_id
        else 0,
        "knows_reader": belonging.person_id is not None,
        "translates_to": current_language() if is_translated_here() else "",
        # Which thread, and up to which post it is read by whoever sees this page.
        "doors": f"{thread.pk}.{page.posts[-1]['number'] if page.posts else 0}",
        "crumbs": crumbs(thread.space, thread.title),
    }
    return render(request, "community/thread_detail.html", context)


@login_required
@never_cache
@require_safe
def thread_unread(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the first post that the reader has not read, or to the last."""
    thread = find_thread(pk)
    belonging = enter(request, thread.space)
    read = read_up_to(belonging.person_id or 0, [thread]).get(pk, 0)
    following = Post.objects.standing().filter(thread=thread, number__gt=read).order_by("number")
    number = following.values_list("number", flat=True).first() or thread.last_number
    return redirect(f"{reverse('community:thread_detail', args=[pk])}?from={number}#p{number}")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def thread_new(request: HttpRequest, slug: str) -> HttpResponse:
    space = find_space(slug)
    belonging = enter(request, space)
    if not can_write(belonging, space, at=now()):
        raise PermissionDenied
    person = person_of(request)
    draft = draft_of(person.pk, space=space)
    initial = {
        "kind": request.GET.get("kind", Thread.Kind.DISCUSSION),
        "language": person.language or current_language(),
        "article": request.GET.get("article"),
        "title": draft.title if draft else "",
        "words": draft.words if draft else "",
        "key": draft.key if draft else new_key(),
    }
    form = ThreadForm(
        request.POST if request.method == "POST" else None, initial=initial, space=space
    )
    seen, status = None, 200
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        if "look" in request.POST:
            seen = _as_it_will_look(given["words"], space=space, person=person)
        elif is_too_quick(form, belonging):
            status = 429
        else:
            words = Words(
                given.pop("words"), given.pop("language"), given.pop("key"),
                is_trapped=form.is_trapped,
            )  # fmt: skip
            thread = start_thread(space=space, by=person, words=words, **given)
            return _written(request, thread, thread.posts.order_by("number")[0])
    context = {
        "form": form,
        "space": space,
        "seen": seen,
        "crumbs": crumbs(space, _("Start a thread")),
    }
    return _form_page(request, "community/thread_form.html", context, status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def post_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer in a thread: look at the words first, or send them."""
    thread = find_thread(pk)
    belonging = enter(request, thread.space)
    if not can_answer(belonging, thread, at=now()):
        raise PermissionDenied
    person = person_of(request)
    draft = draft_of(person.pk, space=thread.space, thread=thread)
    initial = {
        "language": person.language or current_language(),
        "answers": request.GET.get("answers"),
        "words": draft.words if draft else "",
        "key": draft.key if draft else new_key(),
    }
    form = PostForm(request.POST if request.method == "POST" else None, initial=initial)
    seen, status = None, 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if "look" in request.POST:
            seen = _as_it_will_look(given["words"], space=thread.space, person=person)
        elif is_too_quick(form, belonging):
            status = 429
        else:
            words = Words(
                given["words"], given["language"], given["key"], answers=given["answers"],
                is_trapped=form.is_trapped,
            )  # fmt: skip
            return _written(request, thread, write_post(thread=thread, by=person, words=words))
    context = {
        "form": form,
        "thread": thread,
        "space": thread.space,
        "seen": seen,
        "crumbs": crumbs(thread.space, thread.title),
    }
    return _form_page(request, "community/post_form.html", context, status)


@login_required
@require_POST
def draft_keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep what is being typed; the page sends it at each pause. Says until when it is kept."""
    space = find_space(slug)
    belonging = enter(request, space)
    if not can_write(belonging, space, at=now()):
        raise PermissionDenied
    number = request.POST.get("thread", "")
    thread = get_object_or_404(Thread, pk=number, space=space) if number.isdecimal() else None
    key = request.POST.get("key", "")
    if not key or len(key) > 100:
        raise Http404
    try:
        draft = keep_draft(
            person=person_of(request),
            key=key,
            space=space,
            thread=thread,
            title=request.POST.get("title", "")[:200],
            words=request.POST.get("words", "")[:50_000],
            at=now(),
        )
    except DraftOfAnother:
        return JsonResponse({"kept_at": None}, status=409)
    return JsonResponse({"kept_at": draft.kept_at.isoformat() if draft else None})


@login_required
@require_POST
def answer_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a post answers the question, or with no number that it is open again."""
    thread = find_thread(pk)
    belonging = enter(request, thread.space)
    if not can_accept_answer(belonging, thread):
        raise PermissionDenied
    number = request.POST.get("number", "")
    post = get_object_or_404(thread.posts, number=number) if number.isdecimal() else None
    accept_answer(thread=thread, post=post, by=person_of(request), at=now())
    return redirect("community:thread_detail", pk=pk)


@login_required
@require_POST
def thread_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Remember that the thread has been read up to a number."""
    thread = find_thread(pk)
    belonging = enter(request, thread.space)
    number = request.POST.get("number", "")
    read = min(int(number), thread.last_number) if number.isdecimal() else thread.last_number
    mark_read(person_id=belonging.person_id or 0, thread=thread, number=read, at=now())
    return redirect("community:space_detail", slug=thread.space.slug)


def is_too_quick(form: Form, belonging: Belonging) -> bool:
    """Whether one more post within the hour is too much; the form then says so, and keeps what was typed."""
    key = form.cleaned_data["key"]
    last_hour = posts_last_hour(belonging.person_id or 0, at=now())
    if can_write_now(belonging, last_hour=last_hour) or Post.objects.filter(key=key).exists():
        return False
    form.add_error(
        None, _("You have written very much within an hour. Your words stay here: send them later.")
    )
    return True


def _form_page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    is_refused = bool(context["form"].errors) and status == 200
    return render(request, template, context, status=422 if is_refused else status)


def _as_it_will_look(words: str, *, space: Space, person: User) -> str:
    mentioned = read_mentions(words, space=space, by=person, at=now())
    return in_reading_language(html_of(words, mentioned.named), current_language())


def _written(request: HttpRequest, thread: Thread, post: Post) -> HttpResponse:
    if post.held_at:
        messages.success(
            request,
            _("Your words are kept. A moderator reads them before others do."),
        )
        return redirect("community:space_detail", slug=thread.space.slug)
    messages.success(request, _("Your words are in the thread."))
    address = reverse("community:thread_detail", args=[thread.pk])
    return redirect(f"{address}?from={post.number}#p{post.number}")
