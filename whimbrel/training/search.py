"""Workshops can be found. Who took part cannot."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import CODES, translated
from whimbrel.core.search.registry import Entry, Keys, Version, narrowed, searchable
from whimbrel.training.models import Workshop


@searchable("workshops", _("Training"), order=45)
def workshops(keys: Keys) -> Iterator[Entry]:
    rows = narrowed(Workshop.objects.published().order_by("pk"), keys)
    for one in rows.select_related("meeting__instrument", "meeting__country", "region"):
        meeting = one.meeting
        versions = []
        for code in CODES:
            title = getattr(meeting, f"title_{code}")
            if title:
                places = [of for of in (meeting.country, one.region) if of is not None]
                where = [meeting.place, *(translated(of, "name", code) for of in places)]
                versions.append(
                    Version(
                        code,
                        title,
                        url=reverse("training:workshop_detail", args=[meeting.code]),
                        detail=", ".join(dict.fromkeys(part for part in where if part)),
                        text=" · ".join(part for part in (one.organizers, one.host) if part),
                    )
                )
        yield Entry(
            str(one.pk),
            versions,
            instrument=meeting.instrument.code if meeting.instrument else "",
            day=meeting.starts_on,
            words=f"{meeting.code} {meeting.starts_on.year if meeting.starts_on else ''}",
        )
