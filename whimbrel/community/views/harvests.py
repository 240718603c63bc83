from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.community.actions.harvests import harvest
from whimbrel.community.forms.harvests import HarvestForm
from whimbrel.community.forms.writing import new_key
from whimbrel.community.models import Thread
from whimbrel.community.queries.harvests import credit_of, gathered_text
from whimbrel.community.rules import needs_consent
from whimbrel.community.views.doors import enter, find_thread, person_of
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.languages import current_language
from whimbrel.manual.models import SOURCE
from whimbrel.manual.rules import can_keep_manual
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def thread_harvest(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring what a thread has shown into the Manual."""
    thread = find_thread(pk)
    enter(request, thread.space)
    if not can_keep_manual(offices_of(request.user, on=localdate())):
        raise PermissionDenied
    form = HarvestForm(
        request.POST if request.method == "POST" else None,
        initial=_beginning(thread),
        thread=thread,
        needs_consent=needs_consent(thread.space),
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = harvest(
            thread=thread, kind=given["kind"], words=form.words(), part=given["part"],
            key=given["key"], by=person_of(request), at=now(),
        )  # fmt: skip
        if made.article:
            messages.success(request, _("The draft stands in the Manual; no reader sees it yet."))
            return redirect("wagtailadmin_pages:edit", made.article.pk)
        messages.success(request, _("It stands in the Manual, with thanks to those who wrote."))
        return redirect("community:thread_detail", pk=pk)
    context = {
        "form": form,
        "thread": thread,
        "credit": credit_of(thread, current_language()),
        "crumbs": crumbs(thread.space, thread.title),
    }
    return render(
        request, "community/harvest_form.html", context, status=422 if form.errors else 200
    )


def _beginning(thread: Thread) -> dict[str, str]:
    own = "" if thread.language == SOURCE else "own_"
    kind = "question" if thread.kind == Thread.Kind.QUESTION else "example"
    return {
        "kind": kind,
        f"{own}title": thread.title,
        f"{own}text": gathered_text(thread),
        "key": new_key(),
    }
