"""Webhooks at the Secretariat's desk: which programs are told, and what became of each call."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from whimbrel.community.actions.webhooks import end_webhook, set_webhook, try_again
from whimbrel.community.forms.webhooks import WebhookForm
from whimbrel.community.models import Webhook
from whimbrel.community.queries.webhooks import deliveries_of, webhooks_in_short
from whimbrel.community.views.doors import person_of
from whimbrel.core.desk import works_here


@require_http_methods(["GET", "HEAD", "POST"])
def webhook_list(request: HttpRequest) -> HttpResponse:
    """All webhooks with what waits and what failed, and a form for one more."""
    if not works_here(request.user):
        raise PermissionDenied
    form = WebhookForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        webhook = set_webhook(**form.cleaned_data, by=person_of(request), at=now())
        return redirect("webhook_detail", pk=webhook.pk)
    context = {"form": form, "webhooks": webhooks_in_short()}
    return render(
        request, "community/desk/webhooks.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def webhook_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One webhook, its secret, and its last calls; end it, or try again what failed."""
    if not works_here(request.user):
        raise PermissionDenied
    webhook = get_object_or_404(Webhook.objects.select_related("space"), pk=pk)
    if request.method == "POST" and webhook.ended_at is None:
        if "end" in request.POST:
            end_webhook(webhook=webhook, by=person_of(request), at=now())
            messages.success(request, _("Ended. Nothing more is sent there."))
        else:
            try_again(webhook=webhook, by=person_of(request), at=now())
            messages.success(request, _("What failed is sent again within minutes."))
        return redirect("webhook_detail", pk=pk)
    context = {"webhook": webhook, "deliveries": deliveries_of(webhook)}
    return render(request, "community/desk/webhook.html", context)
