"""What the Manual adds to a country's file: the checklists its people work through, and its own procedures."""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.dossier import Line, part
from whimbrel.manual.queries.national import procedures_of_country
from whimbrel.manual.queries.ticks import progress_of, undertakings_of_country


@part(
    "checklists",
    gettext_lazy("Checklists"),
    order=32,
    empty=gettext_lazy("Your people work through no checklist. The Manual has some to begin."),
)
def checklists(country_id: int, today: date) -> list[Line]:
    lines = []
    for undertaking in undertakings_of_country(country_id):
        progress = progress_of(undertaking)
        lines.append(
            Line(
                text=str(undertaking),
                detail=_("%(done)s of %(total)s steps are done")
                % {"done": progress.done, "total": len(progress.steps)},
                url=undertaking.get_absolute_url(),
                day=progress.next_due,
                is_open=bool(progress.open),
            )
        )
    return lines


@part(
    "procedures",
    gettext_lazy("How we do it at home"),
    order=45,
    empty=gettext_lazy(
        "Nothing is written down yet. Under each article of the Manual you can say how your country does it."
    ),
)
def procedures(country_id: int, today: date) -> list[Line]:
    """By the article's name alone: the Secretariat reads the room too, and the words are the country's."""
    return [
        Line(
            text=one.article.title,
            url=one.get_absolute_url(),
            day=localdate(one.written_at),
        )
        for one in procedures_of_country(country_id)
    ]
