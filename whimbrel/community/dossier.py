"""What the e-community adds to a country's file: the discussions its people began and that are still open."""

from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.models import Space, Thread
from whimbrel.core.dossier import Line, part

MOST = 30


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
