from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.limits import limited
from whimbrel.designations.actions.confirmations import answer
from whimbrel.designations.emails import CONFIRMATION, confirmation_token
from whimbrel.designations.forms.confirmations import AnswerForm
from whimbrel.designations.models import Confirmation
from whimbrel.designations.queries.questions import still_to_answer


@never_cache
@limited("answer_question")
@require_http_methods(["GET", "HEAD", "POST"])
def answer_detail(request: HttpRequest, token: str) -> HttpResponse:
    """Answer the yearly question without signing in: the link opens this answer and nothing else."""
    confirmation = _asked(token)
    if confirmation is None:
        return render(request, "designations/invitation_unknown.html", status=404)
    asked = still_to_answer(confirmation, on=localdate())
    if not asked:
        return render(request, "designations/answer_closed.html", status=410)
    form = AnswerForm(request.POST or None, is_wrong="wrong" in request.POST)
    if request.method == "POST" and form.is_valid():
        correction = form.cleaned_data["correction"] if "wrong" in request.POST else ""
        answer(confirmation=confirmation, at=now(), correction=correction)
        context = {"confirmation": confirmation, "is_answered": True}
        return render(request, "designations/answer_detail.html", context)
    context = {
        "confirmation": confirmation,
        "designations": [one.designation for one in asked],
        "form": form,
        "is_answered": False,
    }
    return render(
        request, "designations/answer_detail.html", context, status=422 if form.errors else 200
    )


@login_required
@require_safe
def confirmation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """From the desk to the same page."""
    confirmation = get_object_or_404(
        Confirmation.objects.filter(designation__person=request.user.pk or 0), pk=pk
    )
    return redirect("designations:answer_detail", token=confirmation_token(confirmation))


def _asked(token: str) -> Confirmation | None:
    try:
        pk = signing.loads(token, salt=CONFIRMATION)
    except signing.BadSignature:
        return None
    return (
        Confirmation.objects.select_related(
            "designation__person", "designation__country", "designation__instrument",
            "designation__body", "designation__region",
        )
        .filter(pk=pk, designation__person__is_active=True)
        .first()
    )  # fmt: skip
