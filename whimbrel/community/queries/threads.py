"""Threads and their posts, as lists and pages read them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from whimbrel.community.models import Attachment, Post, ReadMark, Space, Thread
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.spaces import spaces_visible_to
from whimbrel.core.languages import columns, current_language, direction, translated
from whimbrel.core.prose import in_reading_language
from whimbrel.treaties.models import Role

THREADS_A_PAGE = 30
POSTS_A_PAGE = 50


@dataclass(frozen=True)
class ThreadPage:
    """Threads of a list, pinned ones first on the first page, and where the next page begins ("" on the last).

    The next page begins after the last thread shown, whatever is written meanwhile: nothing is shown twice or left out
    but what moved to the top.
    """

    threads: list[Thread]
    next: str


@dataclass(frozen=True)
class PostPage:
    """The posts of a thread with the numbers from `first`; which pages there are by the number they begin with."""

    posts: list[dict[str, Any]]
    first: int
    starts: list[int]


def threads_visible_to(belonging: Belonging) -> QuerySet[Thread]:
    return Thread.objects.standing().filter(space__in=spaces_visible_to(belonging).values("pk"))


def threads_of(space: Space, *, after: str = "", **facets: Any) -> ThreadPage:
    """The space's threads, the last written in first. One query; a second for the pinned on the first page.

    `facets` are `kind`, `instrument`, `region`, `article`, `species_group`, `agenda_item`, `tags`, `language` with a value.
    """
    found = Thread.objects.standing().filter(space=space, **facets)
    pinned: list[Thread] = []
    if not after:
        pinned = list(found.filter(pinned_at__isnull=False).order_by("pinned_at"))
    return _page(found.filter(pinned_at=None), after, pinned)


def threads_over_spaces(belonging: Belonging, *, after: str = "", **facets: Any) -> ThreadPage:
    """Threads of all spaces that the person may read, the last written in first. One query."""
    found = threads_visible_to(belonging).filter(**facets).select_related("space")
    return _page(found, after, [])


def threads_about(article: int, belonging: Belonging) -> list[Thread]:
    """Threads about the article of that number that the person may read, the last written in first. One query."""
    found = threads_visible_to(belonging).filter(article=article).select_related("space")
    return list(found.order_by("-last_post_at", "-pk")[:THREADS_A_PAGE])


def _page(found: QuerySet[Thread], after: str, pinned: list[Thread]) -> ThreadPage:
    moment, _mark, number = after.partition("_")
    if after:
        at = datetime.fromisoformat(moment)
        found = found.filter(Q(last_post_at__lt=at) | Q(last_post_at=at, pk__lt=int(number)))
    rows = list(found.order_by("-last_post_at", "-pk")[: THREADS_A_PAGE + 1])
    shown = rows[:THREADS_A_PAGE]
    is_more = len(rows) > THREADS_A_PAGE and shown[-1].last_post_at is not None
    last = f"{shown[-1].last_post_at.isoformat()}_{shown[-1].pk}" if is_more else ""  # type: ignore[union-attr]
    return ThreadPage([*pinned, *shown], last)


def posts_of(thread: Thread, *, from_number: int = 1) -> PostPage:
    """One page of a thread, from the page that holds that number. Two queries: posts and their files."""
    first = (max(from_number, 1) - 1) // POSTS_A_PAGE * POSTS_A_PAGE + 1
    rows = list(
        Post.objects.standing()
        .filter(thread=thread, number__gte=first, number__lt=first + POSTS_A_PAGE)
        .annotate(answers_number=F("answers__number"))
        .values(
            "pk", "number", "author_id", "author_name", "author_role", "author_since", "language", "html",
            "channel", "written_at", "changed_at", "accepted_at", "answers_number",
            *(f"author_country__{name}" for name in columns("name")),
        )
    )  # fmt: skip
    files: dict[int, list[Attachment]] = {}
    for one in Attachment.objects.filter(
        post__thread=thread, post__number__gte=first, post__number__lt=first + POSTS_A_PAGE
    ).order_by("pk"):
        files.setdefault(one.post_id or 0, []).append(one)
    language = current_language()
    for row in rows:
        # What its slot must know to say what a reader may do with it.
        row["doors"] = f"{thread.pk}.{row['pk']}.{row['number']}.{row['author_id']}"
        row["files"] = files.get(row["pk"], [])
        row["office"] = _office(row)
        row["html"] = in_reading_language(row["html"], language)
        row["direction"] = direction(row["language"])
    return PostPage(rows, first, list(range(1, thread.last_number + 1, POSTS_A_PAGE)))


def read_up_to(person_id: int, threads: list[Thread]) -> dict[int, int]:
    """By thread: the number of the last post that the person has read; none where never opened."""
    marks = ReadMark.objects.filter(person=person_id, thread__in=[one.pk for one in threads])
    return dict(marks.values_list("thread", "number"))


def open_questions(belonging: Belonging, *, at: datetime, for_days: int = 0) -> QuerySet[Thread]:
    """Questions without an accepted answer, asked at least so many days ago, the oldest first."""
    return (
        threads_visible_to(belonging)
        .filter(
            kind=Thread.Kind.QUESTION,
            answered_at=None,
            closed_at=None,
            first_post_at__lte=at - timedelta(days=for_days),
        )
        .select_related("space")
        .order_by("first_post_at", "pk")
    )


def _office(row: dict[str, Any]) -> str:
    """What the author held that day, in the reader's language: "National Focal Point, Kenya, since 2015"."""
    role = str(Role(row["author_role"]).label) if row["author_role"] else ""
    country = translated(row, "author_country__name")
    since = _("since %(year)s") % {"year": row["author_since"].year} if row["author_since"] else ""
    return _(", ").join(one for one in (role, country, since) if one)
