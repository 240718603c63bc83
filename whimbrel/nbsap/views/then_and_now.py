"""What a country said last time, and what it says now: for who may read both."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.nbsap.models import Reply
from whimbrel.nbsap.queries.then_and_now import (
    count_turned,
    earlier_replies,
    then_and_now,
    turned,
)
from whimbrel.nbsap.views.replies import find_reply


@login_required
@never_cache
@require_safe
def reply_changes(request: HttpRequest, pk: int) -> HttpResponse:
    """Side by side, question by question. Both are of one country, so who may read one may read the other."""
    now = find_reply(request, pk)
    earlier = earlier_replies(now)
    context = {"reply": now, "earlier": earlier}
    if then := _then(request, earlier):
        parts = then_and_now(then, now)
        is_short = request.GET.get("only") == "changed"
        context |= {
            "then": then, "parts": turned(parts) if is_short else parts,
            "turned": count_turned(parts), "is_short": is_short,
        }  # fmt: skip
    return render(request, "nbsap/reply_changes.html", context)


def _then(request: HttpRequest, earlier: list[Reply]) -> Reply | None:
    """The one that was asked for by its questionnaire, or the latest; None where the country answered none before."""
    code = request.GET.get("then", "")
    if not code:
        return earlier[0] if earlier else None
    for one in earlier:
        if one.questionnaire.code == code:
            return one
    raise Http404
