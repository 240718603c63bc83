"""Other words for a paragraph: proposed by a member, settled by the editor."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.manual.actions.shared_texts import edit_shared_text
from whimbrel.manual.emails import write_proposal_settled, write_wording_asked
from whimbrel.manual.markup import to_html
from whimbrel.manual.models import ArticlePage, Paragraph, Proposal, SharedText, Weight
from whimbrel.manual.models.blocks import key_of
from whimbrel.manual.queries.proposals import markdown_of, plain
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import Offices


class NothingProposed(Exception):
    """The words are those that stand already, or there are none."""


class AlreadySettled(Exception):
    """Somebody has accepted or declined it meanwhile."""


class CannotBeTaken(Exception):
    """The paragraph is gone from the draft, or the article is locked."""


@transaction.atomic
def propose_wording(
    *,
    paragraph: Paragraph,
    words: str,
    reason: str = "",
    by: User,
    offices: Offices,
    key: str,
    at: datetime,
    channel: str = Proposal.Channel.WEB,
) -> Proposal:
    """Keep the proposal for the editor. The same key twice makes one. Raises NothingProposed."""
    known = Proposal.objects.filter(key=key, proposed_by=by).first()
    if known is not None:
        return known
    if plain(words) in ("", paragraph.text) and words.strip() in ("", markdown_of(paragraph)):
        raise NothingProposed(f"Paragraph {paragraph.pk} says so already.")
    office = next((one for one in offices.held if one.country_id), offices.held[0])
    proposal = Proposal.objects.create(
        paragraph=paragraph,
        version=paragraph.last_version,
        words=words.strip(),
        reason=reason.strip(),
        channel=channel,
        key=key,
        proposed_at=at,
        proposed_by=by,
        role=office.role,
        country_id=office.country_id,
    )
    record(by, "proposed wording", proposal, paragraph=paragraph.pk)
    return proposal


@transaction.atomic
def accept_proposal(
    *,
    proposal: Proposal,
    words: str,
    answer: str = "",
    publish: bool = False,
    by: User,
    at: datetime,
) -> Proposal:
    """Bring the words, as the editor left them, into the article's draft, and tell the proposer.

    `publish` lets readers have them at once, unless the draft holds other edits that nobody approved.
    Raises AlreadySettled and CannotBeTaken; then nothing is written.
    """
    proposal = _waiting(proposal)
    article = ArticlePage.objects.select_for_update().get(pk=proposal.paragraph.article_id)
    if article.locked:
        raise CannotBeTaken(f"Article {article.pk} is locked.")
    has_other_edits = article.has_unpublished_changes
    draft = article.get_latest_revision_as_object()
    # Readers see the note; the proposer's reasons were written to the editor.
    note = _("Other words, proposed by %(whom)s") % {"whom": proposal.credit}
    proposal.accepted_at, proposal.settled_by, proposal.answer = at, by, answer.strip()
    proposal.save(update_fields=["accepted_at", "settled_by", "answer"])
    shared = _shared_text(draft, proposal.paragraph)
    if shared is not None:
        # It stands in other articles too, and has no drafts: readers have it at once, in all of them.
        told = {article.language: words}
        edit_shared_text(shared=shared, words=told, note=note, by=by, at=at)
        record(by, "accepted wording", proposal, shared=shared.slug)
    else:
        _put(draft, proposal.paragraph, words)
        draft.weight, draft.change_note = Weight.NORMAL, note
        revision = draft.save_revision(user=by)
        if publish and not has_other_edits:
            revision.publish(user=by)
        record(by, "accepted wording", proposal, revision=revision.pk)
    write_proposal_settled(proposal=proposal)
    return proposal


@transaction.atomic
def decline_proposal(*, proposal: Proposal, answer: str, by: User, at: datetime) -> Proposal:
    """Leave the article as it is, and tell the proposer why. Raises AlreadySettled."""
    proposal = _waiting(proposal)
    proposal.declined_at, proposal.settled_by, proposal.answer = at, by, answer.strip()
    proposal.save(update_fields=["declined_at", "settled_by", "answer"])
    record(by, "declined wording", proposal)
    write_proposal_settled(proposal=proposal)
    return proposal


@transaction.atomic
def send_paragraph(*, paragraph: Paragraph, to: User, at: datetime) -> None:
    """Send the person the paragraph, so that they can propose other words by answering the letter."""
    write_wording_asked(paragraph=paragraph, words=markdown_of(paragraph), person=to, at=at)


def _waiting(proposal: Proposal) -> Proposal:
    found = (
        Proposal.objects.waiting()
        .select_for_update(of=("self",))
        .select_related("paragraph__article", "country", "proposed_by")
        .filter(pk=proposal.pk)
        .first()
    )
    if found is None:
        raise AlreadySettled(f"Proposal {proposal.pk} is settled.")
    return found


def _shared_text(draft: ArticlePage, paragraph: Paragraph) -> SharedText | None:
    """The text for many articles that the paragraph is; None where the words are the article's own."""
    for piece in draft.body.get_prep_value():
        if piece["type"] == "shared" and key_of(str(piece["id"])) == paragraph.key:
            return SharedText.objects.filter(pk=piece["value"]).first()
    return None


def _put(draft: ArticlePage, paragraph: Paragraph, words: str) -> None:
    """Change the one piece of the draft; the others, and its permanent name, stay."""
    body, is_found = [], False
    for piece in draft.body.get_prep_value():
        if key_of(str(piece["id"])) == paragraph.key:
            is_found = True
            value = to_html(words) if piece["type"] in ("paragraph", "note") else words.strip()
            piece = piece | {"value": value}
        body.append(piece)
    if not is_found:
        raise CannotBeTaken(f"The draft has no paragraph {paragraph.key}.")
    draft.body = body
