"""Texts for many articles: where they stand, and which languages lack them."""

from typing import Any

from whimbrel.manual.models import ArticlePage, SharedText, Version, Weight


def articles_with(shared: SharedText) -> list[ArticlePage]:
    """The published articles that name the text, those of the source first. One query, which reads every body."""
    pages = ArticlePage.objects.filter(live=True).select_related("locale", "based_on")
    found = [page for page in pages.order_by("path") if shared.pk in _named(page.body.raw_data)]
    return sorted(found, key=lambda page: not page.is_source)


def is_used(shared: SharedText) -> bool:
    """Whether an article names it, published or not, or the latest draft of one."""
    pages = ArticlePage.objects.select_related("latest_revision")
    return any(
        shared.pk in _named(page.body.raw_data)
        or (
            page.has_unpublished_changes
            and shared.pk in _named(page.get_latest_revision_as_object().body.raw_data)
        )
        for page in pages
    )


def shared_texts_behind() -> dict[str, list[SharedText]]:
    """By language, the texts it lacks or says as they were before. One query."""
    behind: dict[str, list[SharedText]] = {}
    for one in SharedText.objects.all():
        for code in one.behind:
            behind.setdefault(code, []).append(one)
    return behind


def counting_edits(old: Version, new: Version) -> bool:
    """Whether anything but shared texts changed from one version of an article to a later one, slips aside."""
    steps = list(
        Version.objects.filter(
            article=new.article_id, number__gte=old.number, number__lte=new.number
        ).order_by("number")
    )
    return any(
        after.weight != Weight.TYPO and _own(before) != _own(after)
        for before, after in zip(steps, steps[1:], strict=False)
    )


def _own(version: Version) -> Any:
    """What the article itself says, without the words of shared texts."""
    pieces = [
        {"key": one["key"], "shared": one["shared"]} if "shared" in one else one
        for one in version.pieces
    ]
    return version.title, version.summary, pieces


def _named(blocks: Any) -> set[int]:
    return {one["value"] for one in blocks if one["type"] == "shared"}
