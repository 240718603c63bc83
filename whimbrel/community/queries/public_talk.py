"""What is written in public spaces, as data for other programs: no more of a person than the page shows everybody."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from whimbrel.community.models import Consultation, Poll, Post, Space, Thread
from whimbrel.community.queries.consultations import outcome_of, party_rows

THREADS_AT_ONCE = 100
POSTS_AT_ONCE = 100


def public_spaces() -> QuerySet[Space]:
    """Spaces whose posts may go to programs that keep what they fetched."""
    return Space.objects.filter(open_to=Space.OpenTo.PUBLIC, is_confidential=False)


def public_posts() -> QuerySet[Post]:
    return (
        Post.objects.standing()
        .filter(thread__removed_at=None, thread__space__in=public_spaces().values("pk"))
        .select_related("thread__space", "author_country")
    )


def public_threads() -> QuerySet[Thread]:
    return (
        Thread.objects.standing()
        .filter(space__in=public_spaces().values("pk"))
        .select_related("space", "instrument", "region")
    )


def threads_as_data(space: Space, *, after: int) -> tuple[list[dict[str, Any]], int | None]:
    """The space's threads in the order they were begun, those after that number; and after which the next page begins."""
    found = list(
        Thread.objects.standing()
        .filter(space=space, pk__gt=after)
        .select_related("space", "instrument", "region")
        .prefetch_related("tags")
        .order_by("pk")[: THREADS_AT_ONCE + 1]
    )
    shown = found[:THREADS_AT_ONCE]
    return [thread_as_data(one) for one in shown], shown[-1].pk if len(found) > len(shown) else None


def posts_as_data(thread: Thread, *, after: int) -> tuple[list[dict[str, Any]], int | None]:
    """The thread's posts after that number, and after which the next page begins."""
    found = list(
        thread.posts.standing()
        .filter(number__gt=after)
        .select_related("author_country")
        .order_by("number")[: POSTS_AT_ONCE + 1]
    )
    shown = found[:POSTS_AT_ONCE]
    data = [post_as_data(one, thread) for one in shown]
    return data, shown[-1].number if len(found) > len(shown) else None


def thread_as_data(thread: Thread) -> dict[str, Any]:
    return {
        "id": thread.pk,
        "space": thread.space.slug,
        "kind": thread.kind,
        "title": thread.title,
        "language": thread.language,
        "instrument": thread.instrument.code if thread.instrument else None,
        "region": thread.region.name_en if thread.region else None,
        "species_group": thread.species_group,
        "agenda_item": thread.agenda_item,
        "tags": sorted(one.word for one in thread.tags.all()),
        "posts": thread.posts_total,
        "first_post_at": _moment(thread.first_post_at),
        "last_post_at": _moment(thread.last_post_at),
        "closed_at": _moment(thread.closed_at),
        "answered_at": _moment(thread.answered_at),
        "page": whole(reverse("community:thread_detail", args=[thread.pk])),
        "data": whole(reverse("community:thread_data", args=[thread.pk])),
    }


def post_as_data(post: Post, thread: Thread) -> dict[str, Any]:
    page = reverse("community:thread_detail", args=[thread.pk])
    return {
        "id": post.pk,
        "number": post.number,
        "author": post.author_name or None,
        "role": post.author_role or None,
        "in_office_since": post.author_since.isoformat() if post.author_since else None,
        "country": post.author_country.iso3 if post.author_country else None,
        "language": post.language,
        "written_at": _moment(post.written_at),
        "changed_at": _moment(post.changed_at),
        "answers": post.answers_id,
        "accepted_at": _moment(post.accepted_at),
        "words": post.words,
        "html": post.html,
        "page": whole(f"{page}?from={post.number}#p{post.number}"),
    }


def poll_as_data(poll: Poll) -> dict[str, Any]:
    """A poll that is counted: the numbers, and never who voted."""
    return {
        "poll": {
            "id": poll.pk,
            "space": poll.space.slug,
            "question": poll.question,
            "options": [
                {"text": one.text, "votes": one.votes_total}
                for one in poll.options.order_by("number")
            ],
            "closed_at": _moment(poll.closed_at),
            "page": _in_english("community:poll_detail", poll.pk),
        }
    }


def outcome_as_data(consultation: Consultation) -> dict[str, Any]:
    """What everybody may read of a consultation that is over; no Party is named."""
    outcome = outcome_of(consultation, party_rows(consultation, on=localdate()))
    return {
        "outcome": {
            "id": consultation.pk,
            "kind": consultation.kind,
            "instrument": consultation.instrument.code,
            "region": consultation.region.name_en if consultation.region else None,
            "title": consultation.title,
            "is_adopted": outcome.is_adopted if consultation.is_silence else None,
            "parties": {
                "asked": outcome.asked,
                **{position: number for position, _words, number, _share in outcome.counts},
            },
            "stated": consultation.outcome,
            "closed_at": _moment(consultation.closed_at),
            "page": _in_english("community:outcome_detail", consultation.pk),
        }
    }


def _in_english(name: str, key: int) -> str:
    """The address of a page; programs get one, in whichever language somebody happened to act."""
    with override("en"):
        return whole(reverse(name, args=[key]))


def whole(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def _moment(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
