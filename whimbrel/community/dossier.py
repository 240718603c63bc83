"""What the e-community adds to a country's file: the discussions its people began and that are still open."""

from datetime import date, timedelta

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.models import ConsultedParty, PartyVoice, Space, Thread
from whimbrel.core.dossier import Line, part

MOST = 30
A_YEAR = timedelta(days=365)


@part(
    "discussions",
    gettext_lazy("Open discussions"),
    order=60,
    empty=gettext_lazy("Nobody of this country has begun a discussion that is still open."),
)
def discussions(country_id: int, today: date) -> list[Line]:
    """Threads begun for the country in spaces that all its people may read, the newest first."""
    found = (
        Thread.objects.standing()
        .filter(closed_at=None, posts__number=1, posts__author_country=country_id)
        .exclude(space__open_to=Space.OpenTo.CLOSED)
        .select_related("space")
        .order_by("-last_post_at")[:MOST]
    )
    return [
        Line(
            text=one.title,
            detail=one.space.name
            if one.answered_at
            else _("%(space)s, no answer yet") % {"space": one.space.name}
            if one.kind == Thread.Kind.QUESTION
            else one.space.name,
            url=reverse("community:thread_detail", args=[one.pk]),
            day=localdate(one.last_post_at) if one.last_post_at else None,
            is_open=one.kind == Thread.Kind.QUESTION and one.answered_at is None,
        )
        for one in found
    ]


@part(
    "consultations",
    gettext_lazy("Consultations"),
    order=26,
    empty=gettext_lazy("No text was put to this country within a year."),
)
def consultations(country_id: int, today: date) -> list[Line]:
    """Texts put to the country, the newest first; open while its voice can be heard and has not been."""
    current = PartyVoice.objects.filter(replaced_at=None)
    found = (
        ConsultedParty.objects.filter(
            country=country_id, consultation__opened_at__date__gt=today - A_YEAR
        )
        .select_related("consultation")
        .prefetch_related(Prefetch("voices", current, to_attr="spoken"))
        .order_by("-consultation__opened_at")[:MOST]
    )
    return [_asked(one) for one in found]


def _asked(party: ConsultedParty) -> Line:
    consultation = party.consultation
    voice = next(iter(party.spoken), None)  # type: ignore[attr-defined]
    kind = str(consultation.get_kind_display())
    said = voice.said(in_silence=consultation.is_silence) if voice else _("no answer")
    return Line(
        text=consultation.words,
        detail=_("%(kind)s: %(said)s") % {"kind": kind, "said": said},
        url=reverse("community:consultation_detail", args=[consultation.pk]),
        day=localdate(consultation.closes_at),
        is_open=voice is None and consultation.is_open(at=now()),
    )
