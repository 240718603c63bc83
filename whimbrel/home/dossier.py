"""What the roof adds to a country's room: the handover files that were kept."""

from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.dossier import Line, part
from whimbrel.designations.models import HandoverFile


@part(
    "handovers",
    gettext_lazy("Handover files of the past"),
    order=80,
    empty=gettext_lazy("When a designation ends, the file of that day is kept here by itself."),
    is_in_handover=False,
    is_record=True,
)
def handovers(country: int, today: date) -> list[Line]:
    kept = HandoverFile.objects.filter(country=country).defer("content")
    return [
        Line(
            text=_("Handover file"),
            detail=", ".join(
                f"{one.person.display_name}, {one.get_role_display()}, {one.instrument}"
                for one in file.designations.all()
            ),
            url=reverse("home:kept_detail", args=[file.pk]),
            day=localdate(file.kept_at),
        )
        for file in kept.prefetch_related("designations__person", "designations__instrument")
    ]
