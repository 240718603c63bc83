"""Which programs are told of what is written, and what became of each call."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import override

from whimbrel.community.models import Post, Thread, Webhook, WebhookDelivery
from whimbrel.community.queries.public_talk import (
    post_as_data,
    public_posts,
    public_threads,
    thread_as_data,
)

SHOWN = 100
# These happened when the post was written, whenever it was let in.
WRITTEN = {"thread.started", "post.written"}


def webhooks_in_short() -> QuerySet[Webhook]:
    """All webhooks, each with how much was `sent`, `waits` and `failed`."""
    return Webhook.objects.select_related("space").annotate(
        sent=Count("deliveries", filter=Q(deliveries__sent_at__isnull=False)),
        waits=Count("deliveries", filter=Q(deliveries__next_at__isnull=False)),
        failed=Count("deliveries", filter=Q(deliveries__failed_at__isnull=False)),
    )


def deliveries_of(webhook: Webhook) -> QuerySet[WebhookDelivery]:
    """The last calls, the newest first."""
    return webhook.deliveries.select_related("post__thread", "thread").order_by("-pk")[:SHOWN]


def message_of(delivery: WebhookDelivery) -> dict[str, Any] | None:
    """What is sent: of posts and threads as they are now; None where they are public no longer."""
    at = delivery.made_at
    with override("en"):
        if delivery.data:
            data = delivery.data
        elif delivery.post_id:
            post: Post | None = public_posts().filter(pk=delivery.post_id).first()
            if post is None:
                return None
            data = {"thread": thread_as_data(post.thread), "post": post_as_data(post, post.thread)}
            at = post.written_at if delivery.kind in WRITTEN else at
        else:
            thread: Thread | None = public_threads().filter(pk=delivery.thread_id or 0).first()
            if thread is None:
                return None
            data = {"thread": thread_as_data(thread)}
    return {"type": delivery.kind, "timestamp": at.isoformat(), "data": data}
