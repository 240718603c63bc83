"""Until when something is decided, as a calendar shows it: consultations, silence procedures, texts to amend."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from whimbrel.community.models import Consultation, DraftText, Space
from whimbrel.community.queries.events import BEHIND, host
from whimbrel.community.queries.public_talk import whole
from whimbrel.core.icalendar import Event as CalendarEntry


def deadlines_in(
    spaces: QuerySet[Space], *, at: datetime, spoken: frozenset[tuple[int, int]] = frozenset(),
    with_titles: bool = True,
) -> list[CalendarEntry]:  # fmt: skip
    """Those of the spaces, and those in which somebody speaks for one of these pairs of country and instrument.

    A deadline that was put off keeps its entry; a text that was taken back shows as cancelled. Of a confidential space
    nothing is told. A calendar that everybody may fetch goes `with_titles` False: what the texts are called is shown
    only to who has signed in. Two queries.
    """
    asked = Q(space__in=spaces.filter(is_confidential=False).values("pk"))
    for country, instrument in spoken:
        asked |= Q(space__is_confidential=False, instrument=instrument, parties__country=country)
    found = Consultation.objects.filter(asked, closes_at__gt=at - BEHIND).select_related(
        "instrument"
    )
    # Distinct, because the join over the Parties repeats each change.
    rows = (
        found.annotate(changed=Count("changes", distinct=True))
        .order_by("closes_at", "pk")
        .distinct()
    )
    texts = DraftText.objects.filter(
        space__in=spaces.filter(is_confidential=False).values("pk"), closes_at__gt=at - BEHIND
    ).order_by("closes_at", "pk")
    return [
        *(_consultation(one, one.changed, with_titles) for one in rows),
        *(_text(one, with_titles) for one in texts),
    ]


def _consultation(one: Consultation, changed: int, with_titles: bool) -> CalendarEntry:
    words = one.words if with_titles else one.instrument.name
    return CalendarEntry(
        uid=f"consultation-{one.pk}@{host()}",
        title=_titled(str(one.get_kind_display()), words),
        starts_at=one.closes_at,
        ends_at=None,
        url=whole(reverse("community:consultation_detail", args=[one.pk])),
        sequence=changed,
        is_cancelled=one.withdrawn_at is not None,
        changed_at=one.withdrawn_at or one.opened_at,
    )


def _text(one: DraftText, with_titles: bool) -> CalendarEntry:
    return CalendarEntry(
        uid=f"text-{one.pk}@{host()}",
        title=_titled(_("Text to amend"), one.title if with_titles else ""),
        starts_at=one.closes_at,
        ends_at=None,
        url=whole(reverse("community:draft_detail", args=[one.pk])),
        changed_at=one.opened_at,
    )


def _titled(kind: str, words: str) -> str:
    told = f"{_('Deadline')}: {kind}"
    return f"{told}, {words}" if words else told
