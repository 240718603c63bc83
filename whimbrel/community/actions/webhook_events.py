"""What other programs are told beside new posts: changes, decisions, and what the roof brings from other rooms.

Each is written down in the transaction in which it happened; the worker sends it.
"""

from datetime import datetime
from typing import Any

from django.db.models import Q

from whimbrel.community.models import Post, Space, Thread, Webhook, WebhookDelivery
from whimbrel.community.queries.public_talk import public_spaces


def tell_of_post(kind: str, *, post: Post, at: datetime) -> None:
    """Say that something became of a post that programs know: "post.changed", "post.removed", "post.restored".

    One that was never told of says nothing: what it says now is sent with it.
    """
    if post.told_at is None:
        return
    data = {}
    if kind == "post.removed":
        data = {"thread": {"id": post.thread_id}, "post": {"id": post.pk, "number": post.number}}
    tell_programs(
        kind, f"{kind}:{post.pk}:{at.isoformat()}", space=post.thread.space, at=at, post=post, data=data
    )  # fmt: skip


def tell_of_thread(kind: str, *, thread: Thread, at: datetime) -> None:
    """Say that something became of a thread: "thread.changed", "thread.closed", "thread.answered" and their like."""
    data = _gone(thread, thread.space) if kind == "thread.removed" else {}
    _tell_of_thread(kind, thread, thread.space, at, data)


def tell_of_merge(*, thread: Thread, into: Thread, at: datetime) -> None:
    """Whoever follows the thread hears where its posts went, or, where that is not public, that it is gone."""
    gone = _gone(thread, thread.space)
    if public_spaces().filter(pk=into.space_id).exists():
        gone["thread"]["merged_into"] = into.pk
    _tell_of_thread("thread.removed", thread, thread.space, at, gone)


def tell_of_move(*, thread: Thread, before: Space, at: datetime) -> None:
    """Whoever follows the former space hears where the thread went, or, where that is not public, that it is gone."""
    if public_spaces().filter(pk=thread.space_id).exists():
        for space in (before, thread.space):
            _tell_of_thread("thread.moved", thread, space, at, {})
    else:
        _tell_of_thread("thread.removed", thread, before, at, _gone(thread, before))


def tell_programs(
    kind: str, key: str, *, at: datetime, space: Space | None = None, post: Post | None = None,
    thread: Thread | None = None, data: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    """Let the worker send it to whoever wants everything: of that public space, or of no space at all.

    Call it inside an action's transaction. Of one key each webhook hears once. One query where nobody wants it.
    """
    wanted = Webhook.objects.filter(
        Q(space=space) | Q(space=None), ended_at=None, set_at__lte=at,
        tells_of=Webhook.TellsOf.EVERYTHING,
    )  # fmt: skip
    hooks = list(wanted)
    if not hooks or (space is not None and not public_spaces().filter(pk=space.pk).exists()):
        return
    WebhookDelivery.objects.bulk_create(
        [
            WebhookDelivery(
                webhook=one, kind=kind, key=key, post=post, thread=thread, data=data or {},
                made_at=at, next_at=at,
            )
            for one in hooks
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def _gone(thread: Thread, space: Space) -> dict[str, Any]:
    """All that is said of a thread that cannot be read any more."""
    return {"thread": {"id": thread.pk, "space": space.slug}}


def _tell_of_thread(
    kind: str, thread: Thread, space: Space, at: datetime, data: dict[str, Any]
) -> None:
    key = f"{kind}:{thread.pk}:{at.isoformat()}"
    tell_programs(kind, key, space=space, at=at, thread=thread, data=data)
