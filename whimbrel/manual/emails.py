"""What the Manual writes to those who keep it: what awaits translators, and what should be looked at again."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import write_letter
from whimbrel.core.models import Letter
from whimbrel.core.periods import written_date
from whimbrel.manual.models import ArticlePage, Consultation, Paragraph, Proposal
from whimbrel.manual.models.blocks import words_of
from whimbrel.manual.queries.history import Changes
from whimbrel.manual.queries.translations import Awaiting
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of

kinds.register(
    "translations_due",
    gettext_lazy("What awaits translators of the Manual, weekly"),
    can_be_refused=True,
)
kinds.register(
    "review_due",
    gettext_lazy("Articles of the Manual you look after"),
    can_be_refused=False,
)
kinds.register(
    "wording_asked",
    gettext_lazy("Paragraphs of the Manual you asked for by e-mail"),
    can_be_refused=False,
)
kinds.register(
    "article_changed",
    gettext_lazy("Articles of the Manual you follow"),
    can_be_refused=True,
)
kinds.register(
    "consultation_opened",
    gettext_lazy("Drafts of the Manual that are put before the Parties"),
    can_be_refused=True,
)
kinds.register(
    "proposal_settled",
    gettext_lazy("What became of words you proposed for the Manual"),
    can_be_refused=False,
)


def write_translations_due(*, person: User, due: Sequence[Awaiting], week: str) -> Letter | None:
    """Tell a translator what awaits them, what misleads readers first. One letter a week, whatever happens."""
    with translation.override(person.language or "en"):
        return write_letter(
            to=recipient_of(person),
            kind="translations_due",
            subject=_("The Manual: %(count)s articles await you") % {"count": len(due)},
            text=_text(
                "translations_due",
                person=person,
                due=[(one, _address("manual:translate", one.language, one.slug)) for one in due],
            ),
            once=f"translations-due:{person.pk}:{week}",
        )


def write_review_due(*, article: ArticlePage, person: User, due: date) -> Letter | None:
    """Ask who looks after an article to look at it again: once for each day that was set."""
    with translation.override(person.language or "en"):
        return write_letter(
            to=recipient_of(person),
            kind="review_due",
            subject=_("Please look at “%(title)s” again") % {"title": article.title},
            text=_text(
                "review_due",
                person=person,
                article=article,
                due=due,
                link=_address("manual:article_detail", article.slug),
                desk=f"{settings.SITE_URL}{reverse('wagtailadmin_pages:edit', args=[article.pk])}",
            ),
            once=f"review-due:{article.pk}:{due.isoformat()}",
        )


def write_wording_asked(
    *, paragraph: Paragraph, words: str, person: User, at: datetime
) -> Letter | None:
    """Send a paragraph to whoever asked for it; the answer to this letter is their proposal. One in a minute."""
    with translation.override(person.language or "en"):
        return write_letter(
            to=recipient_of(person),
            kind="wording_asked",
            subject=_("Your words for “%(title)s”") % {"title": paragraph.article.title},
            text=_text("wording_asked", person=person, paragraph=paragraph, words=words),
            once=f"wording-asked:{paragraph.pk}:{person.pk}:{at:%Y%m%d%H%M}",
            reply_to=reply_address("wording", paragraph.pk, person.pk),
            is_answer=True,
            is_urgent=True,
        )


def write_proposal_settled(*, proposal: Proposal) -> Letter | None:
    """Tell the proposer what became of their words. None where they have left."""
    person = proposal.proposed_by
    if person is None or not person.is_active:
        return None
    with translation.override(person.language or "en"):
        title = proposal.paragraph.article.title
        return write_letter(
            to=recipient_of(person),
            kind="proposal_settled",
            subject=_("Your words were taken: “%(title)s”") % {"title": title}
            if proposal.accepted_at
            else _("Your words for “%(title)s”: the answer") % {"title": title},
            text=_text(
                "proposal_settled",
                person=person,
                proposal=proposal,
                title=title,
                link=_address("manual:proposal_detail", str(proposal.pk)),
            ),
            once=f"proposal-settled:{proposal.pk}",
        )


def write_article_changed(
    *, person: User, changes: Changes, slug: str, paragraphs: Mapping[str, int]
) -> Letter | None:
    """Tell a follower what changed, with an address for other words beside each paragraph that stands."""
    with translation.override(person.language or "en"):
        pieces = [
            (one, reply_address("wording", paragraphs[one.key], person.pk))
            if one.key in paragraphs
            else (one, "")
            for one in changes.pieces
        ]
        return write_letter(
            to=recipient_of(person),
            kind="article_changed",
            subject=_("What changed in “%(title)s”") % {"title": changes.new.title},
            text=_text(
                "article_changed",
                person=person,
                changes=changes,
                pieces=pieces,
                link=_address("manual:article_detail", slug),
                stop=_address("manual:article_follow", slug),
            ),
            once=f"article-changed:{person.pk}:{changes.new.pk}",
        )


def write_consultation_opened(*, consultation: Consultation, person: User) -> Letter | None:
    """Put the draft before a member, each paragraph with its number: the answer to this letter is their comments."""
    code = person.language or "en"
    with translation.override(code):
        until = written_date(consultation.closes_on, code)
        return write_letter(
            to=recipient_of(person),
            kind="consultation_opened",
            subject=_("Your comments on “%(title)s”, until %(day)s")
            % {"title": consultation.title, "day": until},
            text=_text(
                "consultation_opened",
                person=person,
                consultation=consultation,
                pieces=[
                    (number, one["kind"], words_of(one))
                    for number, one in enumerate(consultation.pieces, 1)
                ],
                until=until,
                can_answer=bool(settings.MAIL_IN),
                link=_address("manual:consultation_detail", str(consultation.pk)),
            ),
            once=f"consultation-opened:{consultation.pk}:{person.pk}",
            reply_to=reply_address("comment", consultation.pk, person.pk),
        )


def _text(name: str, **context: object) -> str:
    return render_to_string(f"manual/email/{name}.txt", context).strip() + "\n"


def _address(name: str, *args: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"
