"""Which programs are told of what is written, and what became of each call."""

from django.db.models import Count, Q, QuerySet

from whimbrel.community.models import Webhook, WebhookDelivery

SHOWN = 100


def webhooks_in_short() -> QuerySet[Webhook]:
    """All webhooks, each with how much was `sent`, `waits` and `failed`."""
    return Webhook.objects.select_related("space").annotate(
        sent=Count("deliveries", filter=Q(deliveries__sent_at__isnull=False)),
        waits=Count("deliveries", filter=Q(deliveries__next_at__isnull=False)),
        failed=Count("deliveries", filter=Q(deliveries__failed_at__isnull=False)),
    )


def deliveries_of(webhook: Webhook) -> QuerySet[WebhookDelivery]:
    """The last calls, the newest first."""
    return webhook.deliveries.select_related("post__thread").order_by("-pk")[:SHOWN]
