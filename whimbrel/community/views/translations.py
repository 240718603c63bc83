from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.community.actions.translations import ask_for_translation, correct_translation
from whimbrel.community.forms.translations import CorrectionForm
from whimbrel.community.models import Post, PostTranslation
from whimbrel.community.queries.translations import older_translation_of, translation_of
from whimbrel.community.rules import can_write
from whimbrel.community.views.doors import enter, person_of
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.languages import CODES, direction
from whimbrel.core.translating import is_translated_here


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def post_translation(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """A post in another language, with the original below; POST asks the machine for it."""
    post = _find(request, pk, language)
    found = translation_of(post, language)
    if request.method == "POST":
        if not is_translated_here():
            raise Http404
        ask_for_translation(post=post, language=language, by=person_of(request), at=now())
        return redirect("community:post_translation", pk=pk, language=language)
    if found is None and not is_translated_here():
        raise Http404
    context = {
        "post": post,
        "translation": found,
        "older": older_translation_of(post, language) if found is None else None,
        "language": language,
        "direction": direction(language),
        "may_correct": can_write(enter(request, post.thread.space), post.thread.space, at=now()),
        "crumbs": crumbs(post.thread.space, post.thread.title),
    }
    return render(request, "community/post_translation.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def translation_correct(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Make a translation better; one's name stands under it."""
    post = _find(request, pk, language)
    if not can_write(enter(request, post.thread.space), post.thread.space, at=now()):
        raise PermissionDenied
    found: PostTranslation | None = translation_of(post, language)
    if found is None or found.made_at is None:
        raise Http404
    form = CorrectionForm(
        request.POST if request.method == "POST" else None, initial={"words": found.words}
    )
    if request.method == "POST" and form.is_valid():
        correct_translation(
            translation=found, text=form.cleaned_data["words"], by=person_of(request), at=now()
        )
        messages.success(request, _("Thank you. Your words stand, with your name under them."))
        return redirect("community:post_translation", pk=pk, language=language)
    context = {
        "form": form,
        "post": post,
        "crumbs": crumbs(post.thread.space, post.thread.title),
    }
    return render(
        request, "community/translation_correct.html", context, status=422 if form.errors else 200
    )


def _find(request: HttpRequest, pk: int, language: str) -> Post:
    post = Post.objects.standing().select_related("thread__space").filter(pk=pk).first()
    if post is None or language not in CODES:
        raise Http404
    enter(request, post.thread.space)
    return post
