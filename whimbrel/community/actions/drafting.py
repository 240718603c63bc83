"""Texts amended paragraph by paragraph: opened, amended, supported, settled."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from whimbrel.community.actions.posts import office_of
from whimbrel.community.emails.drafting import write_settled
from whimbrel.community.models import (
    Amendment,
    AmendmentSupport,
    DraftParagraph,
    DraftText,
    Space,
)
from whimbrel.core.journal import record
from whimbrel.people.models import User

Kind = Amendment.Kind


class AmendmentOver(Exception):
    """The text takes no more amendments, or this one is settled; nothing was changed."""


@dataclass(frozen=True)
class Proposed:
    """What somebody proposes for a paragraph; `key` as the form made it."""

    kind: str
    words: str
    reason: str
    key: str


@transaction.atomic
def open_draft(
    *, space: Space, title: str, language: str, text: str, closes_at: datetime, key: str, by: User,
    at: datetime,
) -> DraftText:  # fmt: skip
    """Let the space amend a text; an empty line begins a paragraph. Doing it twice with the same key opens one."""
    before = DraftText.objects.filter(key=key).first()
    if before is not None:
        return before
    draft = DraftText.objects.create(
        space=space, title=title, language=language, opened_by=by, opened_at=at,
        closes_at=closes_at, key=key,
    )  # fmt: skip
    paragraphs = text.replace("\r\n", "\n").split("\n\n")
    whole = [" ".join(one.split()) for one in paragraphs if one.strip()]
    DraftParagraph.objects.bulk_create(
        DraftParagraph(draft=draft, place=place, first_words=words, words=words)
        for place, words in enumerate(whole, 1)
    )
    record(by, "opened text", draft)
    return draft


@transaction.atomic
def propose_amendment(
    *, paragraph: DraftParagraph, proposed: Proposed, by: User, at: datetime
) -> Amendment:
    """Propose something for the paragraph. Doing it twice with the same key proposes it once. Raises AmendmentOver."""
    before = Amendment.objects.filter(key=proposed.key).first()
    if before is not None:
        return before
    draft = DraftText.objects.select_for_update().get(pk=paragraph.draft_id)
    paragraph.refresh_from_db()
    if not draft.is_open(at=at) or paragraph.removed_at is not None:
        raise AmendmentOver
    role, country = office_of(by)
    amendment = Amendment.objects.create(
        paragraph=paragraph,
        kind=proposed.kind,
        words="" if proposed.kind == Kind.DELETE else " ".join(proposed.words.split()),
        against=paragraph.words,
        reason=proposed.reason,
        proposed_by=by,
        name=by.display_name[:200],
        role=role,
        country_id=country,
        proposed_at=at,
        key=proposed.key,
    )
    record(by, "proposed amendment", amendment)
    return amendment


@transaction.atomic
def support_amendment(*, amendment: Amendment, by: User, at: datetime) -> AmendmentSupport | None:
    """Stand behind it, or, where one does already, no more. Raises AmendmentOver."""
    locked = _locked(amendment)
    if not locked.is_waiting:
        raise AmendmentOver
    stands = AmendmentSupport.objects.filter(amendment=locked, person=by)
    if stands.exists():
        stands.delete()
        record(by, "supports no more", locked)
        return None
    _role, country = office_of(by)
    support = AmendmentSupport.objects.create(
        amendment=locked, person=by, name=by.display_name[:200], country_id=country,
        supported_at=at,
    )  # fmt: skip
    record(by, "supports", locked)
    return support


@transaction.atomic
def settle_amendment(
    *, amendment: Amendment, accepts: bool, answer: str, by: User, at: datetime
) -> Amendment:
    """Accept it into the text, or decline it; whoever proposed it is told. Raises AmendmentOver."""
    locked = _locked(amendment)
    if not locked.is_waiting or (accepts and locked.paragraph.removed_at is not None):
        raise AmendmentOver
    # What it was compared with when it was settled stays with it.
    locked.against = locked.paragraph.words
    if accepts:
        _enter(locked, at)
        locked.accepted_at = at
    else:
        locked.declined_at = at
    locked.settled_by, locked.answer = by, answer
    locked.save()
    record(by, "accepted amendment" if accepts else "declined amendment", locked)
    write_settled(amendment=locked)
    return locked


@transaction.atomic
def withdraw_amendment(*, amendment: Amendment, by: User, at: datetime) -> Amendment:
    """Take one's own amendment back. Raises AmendmentOver."""
    locked = _locked(amendment)
    if not locked.is_waiting:
        raise AmendmentOver
    locked.withdrawn_at = at
    locked.save(update_fields=["withdrawn_at"])
    record(by, "withdrew", locked)
    return locked


def _locked(amendment: Amendment) -> Amendment:
    """The amendment as it is now, its text's row held until the transaction ends."""
    DraftText.objects.select_for_update().get(paragraphs__amendments=amendment)
    return Amendment.objects.select_related("paragraph__draft__space", "proposed_by").get(
        pk=amendment.pk
    )


def _enter(amendment: Amendment, at: datetime) -> None:
    """Write what was accepted into the text."""
    paragraph = amendment.paragraph
    if amendment.kind == Kind.AFTER:
        following = paragraph.draft.paragraphs.filter(place__gt=paragraph.place).first()
        end = following.place if following else paragraph.place + 2
        DraftParagraph.objects.create(
            draft=paragraph.draft,
            place=(paragraph.place + Decimal(end)) / 2,
            words=amendment.words,
        )
    elif amendment.kind == Kind.DELETE:
        paragraph.removed_at = at
        paragraph.save(update_fields=["removed_at"])
    else:
        paragraph.words = amendment.words
        paragraph.save(update_fields=["words"])
