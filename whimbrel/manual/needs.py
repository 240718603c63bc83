"""What waits in the Manual: steps of checklists for a member, proposals for those who keep it."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext_lazy

from whimbrel.core.needs import (
    LINES,
    Kind,
    Need,
    Person,
    counted,
    needs_of_person,
    needs_of_secretariat,
)
from whimbrel.manual.models import Comment, Consultation, Proposal
from whimbrel.manual.queries.ticks import progress_of, undertakings_visible_to
from whimbrel.treaties.queries.offices import offices_of

PROPOSED = ngettext_lazy(
    "%d proposal of other words for the Manual", "%d proposals of other words for the Manual"
)
# A step comes to the desk so long before its day.
AHEAD = timedelta(days=30)


@needs_of_person("manual.steps", order=40)
def due_steps(person: Person, at: datetime) -> list[Need]:
    """Steps of one's own checklists and of one's countries' that are due within a month, or late."""
    if not person.is_authenticated:
        return []
    today = localdate(at)
    found = []
    for undertaking in undertakings_visible_to(offices_of(person, on=today)).open():
        for one in progress_of(undertaking).open:
            if one.due_on is not None and one.due_on <= today + AHEAD:
                found.append(
                    Need(
                        text=one.step.text.replace("*", "")[:120],
                        url=undertaking.get_absolute_url(),
                        kind=Kind.DEADLINE,
                        day=one.due_on,
                        detail=str(undertaking),
                        is_late=one.is_late(today),
                    )
                )
    return sorted(found, key=lambda need: need.day or today)[:LINES]


@needs_of_person("manual.consultations", order=45)
def drafts_to_comment(person: Person, at: datetime) -> list[Need]:
    """Drafts before the Parties of which the person has not said anything yet. One query."""
    today = localdate(at)
    if not person.is_authenticated or not offices_of(person, on=today).is_member:
        return []
    said = Comment.objects.filter(written_by=person.pk).values("consultation")
    waiting = Consultation.objects.open(on=today).exclude(pk__in=said).defer("pieces")
    return [
        Need(
            text=one.title,
            url=one.get_absolute_url(),
            day=one.closes_on,
            detail=gettext("a draft of the Manual to comment on"),
        )
        for one in waiting.order_by("closes_on")[:LINES]
    ]


@needs_of_secretariat("manual.proposals", order=45)
def proposed(at: datetime) -> list[Need]:
    return counted(Proposal.objects.waiting().count(), PROPOSED, reverse("manual:proposal_list"))
