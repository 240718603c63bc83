"""What training adds to a country's file: who was trained and is still in office, and what nobody was trained in."""

from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.dossier import Line, part
from whimbrel.training.queries.records import country_record


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
            text=one.registration.name,
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
