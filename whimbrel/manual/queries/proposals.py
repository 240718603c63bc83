"""Proposed wordings, as their editor, their proposers and the readers of an article see them."""

from dataclasses import dataclass

from whimbrel.manual.markup import to_html, to_markdown
from whimbrel.manual.models import ArticlePage, Paragraph, Proposal, Version
from whimbrel.manual.models.blocks import WORDED, words_of
from whimbrel.manual.wording import Run, word_runs
from whimbrel.treaties.queries.offices import Offices


@dataclass(frozen=True)
class Compared:
    """A proposal beside what the paragraph says today, word by word."""

    proposal: Proposal
    runs: tuple[Run, ...]
    # The paragraph has changed, or is gone, since the proposer read it.
    has_moved_on: bool


def paragraph_called(slug: str, key: str, language: str) -> Paragraph | None:
    """The standing paragraph with words of that name; None where there is none."""
    return (
        Paragraph.objects.standing()
        .filter(
            article__slug=slug,
            article__live=True,
            article__locale__language_code=language,
            key=key,
            kind__in=WORDED,
        )
        .select_related("article", "last_version")
        .first()
    )


def is_for_everybody(paragraph: Paragraph) -> bool:
    """The article is open to every reader; what is for members only is said on the source."""
    return not ArticlePage.objects.filter(
        translation_key=paragraph.article.translation_key,
        audience=ArticlePage.Audience.MEMBERS,
    ).exists()


def markdown_of(paragraph: Paragraph) -> str:
    """What the paragraph says today, as it is written in a form or a letter."""
    return to_markdown(paragraph.html) if paragraph.html else paragraph.text


def plain(words: str) -> str:
    """Proposed words without their marks, as they are compared."""
    return words_of({"html": to_html(words)})


def compared(proposal: Proposal) -> Compared:
    paragraph = proposal.paragraph
    return Compared(
        proposal,
        word_runs(paragraph.text, plain(proposal.words)),
        paragraph.removed_at is not None or paragraph.last_version_id != proposal.version_id,
    )


def proposals_visible_to(offices: Offices) -> list[Proposal]:
    """All for whoever settles them, else one's own: those that wait first. Two hundred at most, one query."""
    found = Proposal.objects.select_related("paragraph__article", "country")
    if not offices.is_secretariat:
        found = found.filter(proposed_by=offices.person_id or 0)
    rows = list(found.order_by("-proposed_at", "-pk")[:200])
    return sorted(rows, key=lambda one: not one.is_waiting)


def proposal_visible_to(offices: Offices, pk: int) -> Proposal | None:
    """The proposal where the person settles it or has made it. One query."""
    found = Proposal.objects.select_related(
        "paragraph__article", "paragraph__last_version", "country", "proposed_by"
    )
    if not offices.is_secretariat:
        found = found.filter(proposed_by=offices.person_id or 0)
    return found.filter(pk=pk).first()


def credits_of(version: Version) -> list[str]:
    """Who is thanked for words in this version: countries and offices, each once, by name. One query."""
    accepted = Proposal.objects.filter(
        paragraph__article=version.article_id, accepted_at__lte=version.published_at
    ).select_related("country")
    return sorted({one.credit for one in accepted})
