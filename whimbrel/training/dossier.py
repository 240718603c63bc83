"""What training adds to a country's file: whom it named for workshops to come, who was trained and is still in office, and what nobody was trained in."""

from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.dossier import Line, part
from whimbrel.training.models import Registration, Status, WorkshopInvitation
from whimbrel.training.queries.records import country_record

MOST = 40


@part(
    "training",
    gettext_lazy("Training"),
    order=25,
    empty=gettext_lazy(
        "Nobody of this country is recorded at a workshop. Those who come to one will stand here, and what is still to be learned."
    ),
    is_record=True,
)
def training(country_id: int, today: date) -> list[Line]:
    """Everybody who came, the latest workshop first; then in one line what is lacking."""
    found = country_record(country_id, on=today)
    lines = [
        Line(
            text=one.registration.name_shown,
            detail=" · ".join(
                [
                    one.registration.workshop.title,
                    _("still in office") if one.is_in_office else _("no longer in office"),
                ]
            ),
            url=reverse("training:workshop_detail", args=[one.registration.workshop.meeting.code]),
            day=one.registration.workshop.meeting.starts_on
            or (localdate(one.registration.attended_at) if one.registration.attended_at else None),
        )
        for one in found.trained
    ]
    if found.trained and found.is_known:
        lines.append(_gap_line([one.name for one in found.gaps]))
    return lines


def _gap_line(names: list[str]) -> Line:
    if not names:
        return Line(text=_("Somebody still in office was trained in every competence."))
    return Line(
        text=_("Nobody still in office was trained in: %(names)s") % {"names": "; ".join(names)},
        detail=_("By the modules of the workshops they attended."),
        url=reverse("training:needs_list"),
        is_open=True,
    )


@part(
    "workshops",
    gettext_lazy("Workshops and nominations"),
    order=50,
    empty=gettext_lazy("The country is invited to no workshop that is still to come."),
)
def workshops(country_id: int, today: date) -> list[Line]:
    """Of workshops to come: invitations without an answer, and each person named with how they stand. Two queries."""
    invited = (
        WorkshopInvitation.objects.filter(
            country=country_id,
            withdrawn_at=None,
            workshop__published_at__isnull=False,
            workshop__meeting__starts_on__gte=today,
        )
        .select_related("workshop__meeting")
        .order_by("workshop__meeting__starts_on", "pk")[:MOST]
    )
    named = list(
        Registration.objects.filter(
            nomination__invitation__country=country_id, workshop__meeting__starts_on__gte=today
        )
        .with_status()
        .select_related("person", "nomination")
        .order_by("is_alternate", "rank", "pk")[:MOST]
    )
    lines = []
    for one in invited:
        people = [person for person in named if person.workshop_id == one.workshop_id]
        meeting = one.workshop.meeting
        lines.append(
            Line(
                text=one.workshop.title,
                detail="" if people else _("nobody is named yet"),
                url=reverse("training:nomination_detail", args=[one.pk]),
                day=one.workshop.nominations_until or meeting.starts_on,
                is_open=not people and one.workshop.is_open_for_nominations(on=today),
            )
        )
        lines += [
            Line(
                text=person.name_shown,
                detail=str(Status(person.now_status).label) if person.now_status else "",
                url=reverse("training:nomination_detail", args=[one.pk]),
                day=localdate(person.now_since) if person.now_since else None,
            )
            for person in people
        ]
    return lines
