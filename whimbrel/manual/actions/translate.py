"""Writing a translation: piece by piece on the site, or from the PO file of an outside translator."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from whimbrel.core.journal import record
from whimbrel.manual.actions.tree import settle_manuals
from whimbrel.manual.markup import to_html
from whimbrel.manual.merging import Merged, merged
from whimbrel.manual.models import ArticlePage, PartPage, SharedText, Version
from whimbrel.manual.models.blocks import is_own
from whimbrel.manual.po import PoRefused, read
from whimbrel.manual.queries.segments import SUMMARY, TITLE, Workbench, source_words, workbench
from whimbrel.people.models import User


class TranslationLocked(Exception):
    """Somebody has locked the translation, or it is before the Parties itself."""


class NotOfThisArticle(Exception):
    """The file that came back is of another article or another language."""


@transaction.atomic
def save_translation(
    *,
    bench: Workbench,
    language: str,
    words: Mapping[str, str],
    based_on: Version | None,
    by: User | None = None,
) -> ArticlePage:
    """Keep the words as a draft of the translation; readers see nothing of it until it is published.

    `based_on` is the version of the source that the words say; None leaves what the draft said of that before.
    Raises TranslationLocked; then nothing is written.
    """
    page = bench.translation or _new_page(bench.source, language)
    if page.locked:
        raise TranslationLocked(f"Article {page.pk} is locked.")
    draft = page.get_latest_revision_as_object()
    draft.title = words.get(TITLE, "").strip() or draft.title or bench.source.title
    draft.summary = words.get(SUMMARY, "").strip()
    draft.body = _body(bench.version, words)
    if based_on is not None:
        draft.based_on = based_on
    revision = draft.save_revision(user=by)
    record(by, "translated", page, language=language, revision=revision.pk)
    return page


@transaction.atomic
def publish_translation(*, page: ArticlePage, by: User | None = None) -> ArticlePage:
    """Let readers have the latest draft."""
    revision = page.get_latest_revision()
    revision.publish(user=by)
    page.refresh_from_db()
    return page


@transaction.atomic
def hand_in_translation(*, page: ArticlePage, by: User) -> bool:
    """Ask those who approve. False where no workflow is set for the Manual, or it is under way already."""
    workflow = page.get_workflow()
    if workflow is None or page.workflow_in_progress:
        return False
    workflow.start(page, by)
    return True


@transaction.atomic
def take_back_po(
    *, slug: str, language: str, content: bytes, by: User | None = None
) -> tuple[Merged, ArticlePage]:
    """Bring what an outside translator returned into the draft. Corrections made here since are kept.

    Raises PoRefused, NotOfThisArticle and TranslationLocked; then nothing is written.
    """
    file = read(content)
    bench = workbench(slug, language)
    if bench is None or file.article != slug or file.language != language:
        raise NotOfThisArticle(f"{file.article} ({file.language})")
    based_on = Version.objects.filter(article=bench.source, number=file.source_version).first()
    if based_on is None:
        raise PoRefused(f"There is no version {file.source_version} of {slug}.")
    current = {one.key: one.target for one in bench.segments}
    result = merged(current, file.messages, source=source_words(bench.version))
    # What was kept may say something newer or older: only a person can say that all is brought in.
    is_whole = not result.kept and all(result.words.get(one.key) for one in bench.segments)
    page = save_translation(
        bench=bench,
        language=language,
        words=result.words,
        based_on=based_on if is_whole or bench.based_on is None else None,
        by=by,
    )
    return result, page


def _new_page(source: ArticlePage, language: str) -> ArticlePage:
    """A page for the translation, below the same part, which nobody can read yet."""
    manual = settle_manuals()[language]
    part_source = source.get_parent().specific
    part = PartPage.objects.filter(
        translation_key=part_source.translation_key, locale=manual.locale
    ).first()
    if part is None:
        part = manual.add_child(
            instance=PartPage(
                title=part_source.title,
                slug=part_source.slug,
                locale=manual.locale,
                translation_key=part_source.translation_key,
            )
        )
    page = ArticlePage(
        title=source.title,
        slug=source.slug,
        locale=Locale.objects.get(language_code=language),
        translation_key=source.translation_key,
        live=False,
    )
    part.add_child(instance=page)
    return page


def _body(version: Version, words: Mapping[str, str]) -> list[dict[str, Any]]:
    """The translation's pieces under the source's names; what has no words yet is left out.

    A text for many articles is named, not translated: it says in each language what is written there.
    """
    body: list[dict[str, Any]] = []
    shared = dict(SharedText.objects.values_list("slug", "pk"))
    for piece in version.pieces:
        said = words.get(piece["key"], "").strip()
        if piece.get("shared") in shared:
            body.append({"type": "shared", "value": shared[piece["shared"]], "id": piece["key"]})
        elif is_own(piece) and said:
            value = to_html(said) if "html" in piece else said
            body.append({"type": piece["kind"], "value": value, "id": piece["key"]})
    return body
