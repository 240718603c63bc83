"""Telling other programs what happens in public spaces, signed as https://www.standardwebhooks.com describes.

The worker calls; a call that a killed worker had made and not written down is made again under the same number.
"""

import base64
import hashlib
import hmac
import json
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from whimbrel.community.models import Post, Space, Webhook, WebhookDelivery
from whimbrel.community.queries.public_talk import public_spaces
from whimbrel.community.queries.webhooks import message_of
from whimbrel.core.journal import record
from whimbrel.core.outward import NotCalled, post
from whimbrel.people.models import User

PREFIX = "whsec_"
FIRST = 1
# How long is waited after each try; after the last nothing more is tried.
WAITS = [timedelta(minutes=one) for one in (1, 5, 30, 120, 360, 720, 1440)]
AT_ONCE = 50


@transaction.atomic
def set_webhook(*, url: str, space: Space | None, tells_of: str, by: User, at: datetime) -> Webhook:
    """Send there, from now on, what is written in the public space, or in all where none is given."""
    webhook = Webhook.objects.create(
        url=url, space=space, tells_of=tells_of, set_by=by, set_at=at,
        secret=PREFIX + base64.b64encode(secrets.token_bytes(24)).decode(),
    )  # fmt: skip
    record(by, "added", webhook)
    return webhook


@transaction.atomic
def end_webhook(*, webhook: Webhook, by: User, at: datetime) -> Webhook:
    """Send nothing more there; what waits is not sent either."""
    webhook.ended_at = at
    webhook.save(update_fields=["ended_at"])
    webhook.deliveries.filter(next_at__isnull=False).update(next_at=None, failed_at=at)
    record(by, "cancelled", webhook)
    return webhook


@transaction.atomic
def try_again(*, webhook: Webhook, by: User, at: datetime) -> int:
    """Try all anew that failed; how many."""
    failed = webhook.deliveries.filter(failed_at__isnull=False)
    number = failed.update(failed_at=None, next_at=at, tried=0)
    record(by, "tried again", webhook, number=number)
    return number


def put_on_webhooks(*, written: Post, at: datetime) -> None:
    """Let the worker send the post to whoever wants it. Call it inside an action's transaction, once the post stands."""
    space = written.thread.space
    if not public_spaces().filter(pk=space.pk).exists():
        return
    is_first = written.number == FIRST
    wanted = Webhook.objects.filter(Q(space=space) | Q(space=None), ended_at=None)
    if not is_first:
        wanted = wanted.exclude(tells_of=Webhook.TellsOf.THREADS)
    kind = "thread.started" if is_first else "post.written"
    WebhookDelivery.objects.bulk_create(
        [
            WebhookDelivery(
                webhook=one, kind=kind, key=f"post.written:{written.pk}", post=written, made_at=at,
                next_at=at,
            )
            for one in wanted
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def send_webhooks(*, at: datetime) -> int:
    """Send what is due; how many were taken. Who did not answer is called once a round, so that others wait for nobody."""
    due = WebhookDelivery.objects.filter(next_at__lte=at).select_related("webhook")
    silent: set[int] = set()
    sent = 0
    for delivery in due.order_by("next_at", "pk")[:AT_ONCE]:
        if delivery.webhook_id in silent:
            continue
        if _send(delivery, at=at):
            sent += 1
        else:
            silent.add(delivery.webhook_id)
    return sent


def signature(secret: str, number: str, moment: str, body: bytes) -> str:
    """What proves to the other side that it is we who call, and when."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = b".".join([number.encode(), moment.encode(), body])
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def _send(delivery: WebhookDelivery, *, at: datetime) -> bool:
    """Make one call and write down how it went; whether it is over."""
    said = message_of(delivery)
    if said is None:
        delivery.why = "It is no longer public, so it was not sent"
        return _over(delivery, at=None)
    body = json.dumps(said, ensure_ascii=False).encode()
    number, moment = f"msg_{delivery.pk}", str(int(at.timestamp()))
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Whimbrel",
        "webhook-id": number,
        "webhook-timestamp": moment,
        "webhook-signature": signature(delivery.webhook.secret, number, moment, body),
    }
    delivery.status = None
    try:
        answer = post(delivery.webhook.url, body, headers)
    except NotCalled as refused:
        return _later(delivery, str(refused), at=at)
    delivery.status = answer.status
    if 200 <= answer.status < 300:
        delivery.why = ""
        return _over(delivery, at=at)
    return _later(delivery, answer.words[:200], at=at)


def _over(delivery: WebhookDelivery, *, at: datetime | None) -> bool:
    delivery.next_at, delivery.sent_at = None, at
    delivery.tried += at is not None
    delivery.save()
    return True


def _later(delivery: WebhookDelivery, why: str, *, at: datetime) -> bool:
    waits = WAITS[delivery.tried : delivery.tried + 1]
    delivery.tried += 1
    delivery.why = why
    delivery.next_at = at + waits[0] if waits else None
    delivery.failed_at = None if waits else at
    delivery.save()
    return False
