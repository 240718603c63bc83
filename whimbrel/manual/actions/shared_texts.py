"""A text for many articles: written once, and brought into every published article that names it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from whimbrel.core.journal import changes, record, values_of
from whimbrel.core.languages import CODES, columns
from whimbrel.manual.models import SOURCE, ArticlePage, SharedText, Version, Weight
from whimbrel.manual.queries.shared_texts import articles_with, counting_edits
from whimbrel.people.models import User


@transaction.atomic
def add_shared_text(
    *, slug: str, name: str, words: Mapping[str, str], by: User | None = None
) -> SharedText:
    """Keep a new text; whatever languages have words say what the source says."""
    texts = {f"text_{code}": words.get(code, "") for code in CODES}
    says = {code: 1 for code in CODES if words.get(code, "").strip()}
    shared = SharedText.objects.create(slug=slug, name=name, says=says, **texts)
    record(by, "added", shared)
    return shared


@transaction.atomic
def edit_shared_text(
    *,
    shared: SharedText,
    words: Mapping[str, str],
    name: str = "",
    weight: Weight = Weight.NORMAL,
    note: str = "",
    all_follow: bool = False,
    by: User | None = None,
    at: datetime,
) -> list[Version]:
    """Write the text anew, and give every published article that names it a version that says so.

    A language whose words are given anew says what the source says; with `all_follow` all do that have words. The
    others are as old as `weight` makes them. The versions that came of it.
    """
    shared = SharedText.objects.select_for_update().get(pk=shared.pk)
    fields = ["name", *columns("text")]
    before = values_of(shared, fields)
    shared.name = name or shared.name
    changed = set()
    for code, said in words.items():
        if said.strip() != getattr(shared, f"text_{code}").strip():
            setattr(shared, f"text_{code}", said.strip())
            changed.add(code)
    if SOURCE in changed and weight != Weight.TYPO:
        shared.number += 1
    following = set(CODES) if all_follow else changed
    shared.says = {
        code: shared.number if code in following else shared.says.get(code, 0)
        for code in CODES
        if getattr(shared, f"text_{code}")
    }
    shared.save()
    if made := changes(before, values_of(shared, fields), fields):
        record(by, "changed", shared, **made)
    return _renew(shared, weight=weight, note=note, by=by, at=at)


def _renew(
    shared: SharedText, *, weight: Weight, note: str, by: User | None, at: datetime
) -> list[Version]:
    """Read anew what readers have of each article, the source's first; drafts stay as they are."""
    made = []
    for page in articles_with(shared):
        page.weight, page.change_note = weight, note
        if not page.is_source:
            _rebase(page)
        version = page.keep_version(at=at, by=by)
        made += [version] if version else []
    return made


def _rebase(page: ArticlePage) -> None:
    """Let a translation say what the source says today, where only shared texts had changed and it has them all."""
    old, new = page.based_on, page.source_version()
    if old is None or new is None or old.pk == new.pk:
        return
    slugs = {piece["shared"] for piece in new.pieces if "shared" in piece}
    texts = SharedText.objects.filter(slug__in=slugs)
    if counting_edits(old, new) or not all(one.is_current_in(page.language) for one in texts):
        return
    page.based_on = new
    ArticlePage.objects.filter(pk=page.pk).update(based_on=new)
    draft = page.latest_revision
    if draft is not None:
        content: dict[str, Any] = draft.content
        if content.get("based_on") == old.pk:
            # Else the next edit of the translation would say again what it was made from before.
            draft.content = content | {"based_on": new.pk}
            draft.save(update_fields=["content"])
