"""The official letter of invitation, as a document."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from whimbrel.core.documents.tree import Document, Masthead, Paragraph, Run
from whimbrel.core.languages import translated
from whimbrel.core.periods import written_date
from whimbrel.training.models import WorkshopInvitation
from whimbrel.training.queries.papers import foot_of


def invitation_document(
    invitation: WorkshopInvitation, *, language: str, made_at: datetime
) -> Document:
    """The letter to one Party or body, in one language; whoever is addressed reads no person's name in it."""
    workshop = invitation.workshop
    with translation.override(language):
        whom = translated(invitation.country or invitation.body, "name", language)
        title = _("Invitation to nominate participants")
        return Document(
            title=title,
            language=language,
            masthead=Masthead(
                organization=workshop.organizers or _("The Secretariat"),
                corner=(
                    workshop.meeting.code,
                    written_date(invitation.invited_at.date(), language),
                ),
                meeting=(foot_of(workshop, language),),
            ),
            byline=whom,
            running_head=f"{workshop.meeting.code} · {whom}",
            contents_title="",
            page_words=("", " / ", ""),
            made_at=made_at,
            blocks=tuple(Paragraph((Run(words),)) for words in _words(invitation, whom, language)),
        )


def _words(invitation: WorkshopInvitation, whom: str, language: str) -> list[str]:
    workshop = invitation.workshop
    words = [
        _("The Secretariat presents its compliments to the Government of %(country)s.")
        % {"country": whom}
        if invitation.country
        else _("The Secretariat presents its compliments to %(body)s.") % {"body": whom},
        _("It has the honour to invite you to nominate participants for: %(workshop)s.")
        % {"workshop": foot_of(workshop, language)},
    ]
    if audience := translated(workshop, "audience", language):
        words.append(_("The workshop is meant for: %(audience)s") % {"audience": audience})
    words.append(_how_many(invitation.quota, workshop.alternates_a_party))
    if workshop.nominations_until:
        words.append(
            _("Nominations are received until %(day)s.")
            % {"day": written_date(workshop.nominations_until, language)}
        )
    if workshop.support_rule is not None:
        words.append(
            _("Support to travel is given by a stated rule: %(rule)s.")
            % {"rule": workshop.support_rule.name}
        )
    words.append(
        _(
            "Please balance women and men in your nomination, and think of those who come for the first time."
        )
    )
    return words


def _how_many(persons: int, alternates: int) -> str:
    said = ngettext(
        "%(persons)s person may be nominated.", "%(persons)s persons may be nominated.", persons
    ) % {"persons": persons}
    if not alternates:
        return said
    further = ngettext(
        "%(alternates)s alternate may be named besides.",
        "%(alternates)s alternates may be named besides.",
        alternates,
    ) % {"alternates": alternates}
    return f"{said} {further}"
