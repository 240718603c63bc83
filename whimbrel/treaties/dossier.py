"""What the registry adds to a country's file."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.dossier import Line, part
from whimbrel.core.languages import current_language, translated
from whimbrel.core.periods import written_date
from whimbrel.treaties.models import NATIONAL, Country, Designation, Instrument, Meeting
from whimbrel.treaties.queries.countries import country_statuses
from whimbrel.treaties.queries.posts import NAMED


@part(
    "people",
    gettext_lazy("Designations, past and present"),
    order=10,
    empty=gettext_lazy("Nobody has been named. A letter of designation begins this list."),
    is_record=True,
)
def people(country_id: int, today: date) -> list[Line]:
    held = list(
        Designation.objects.filter(country=country_id, role__in=NATIONAL)
        .select_related("person", "instrument")
        .order_by("-starts_on", "pk")[: NAMED + 1]
    )
    lines = [_designation(one, today) for one in held[:NAMED]]
    if len(held) > NAMED:
        country = Country.objects.get(pk=country_id)
        directory = f"{reverse('designations:directory_list')}?country={country.iso3}"
        lines.append(Line(text=_("All who act for this country"), url=directory))
    return lines


def _designation(one: Designation, today: date) -> Line:
    instrument = one.instrument.short_name if one.instrument else ""
    until = written_date(one.ends_on, current_language()) if one.ends_on else ""
    return Line(
        text=f"{one.person.display_name or _('Name not given')}, {one.get_role_display()}, {instrument}",
        detail=_("until %(day)s") % {"day": until} if until else _("in office"),
        url=reverse("designations:designation_detail", args=[one.pk])
        if one.is_in_office(on=today)
        else "",
        day=one.starts_on,
    )


@part(
    "dates",
    gettext_lazy("Meetings ahead"),
    order=20,
    empty=gettext_lazy("No meeting ahead is recorded for the instruments that bind this country."),
    is_record=True,
)
def dates(country_id: int, today: date) -> list[Line]:
    bound = Country.objects.get(pk=country_id).treaty_actions.in_force(on=today)
    meetings = (
        Meeting.objects.filter(starts_on__gte=today)
        .filter(Q(instrument__in=bound.values("instrument")) | Q(country=country_id))
        .order_by("starts_on")[:20]
    )
    return [
        Line(
            text=translated(one, "title"),
            detail=one.place,
            url=reverse("treaties:meeting_detail", args=[one.code]),
            day=one.starts_on,
        )
        for one in meetings
    ]


@part(
    "treaties",
    gettext_lazy("What binds the country"),
    order=60,
    empty=gettext_lazy("No instrument binds this country."),
    is_record=True,
)
def treaties(country_id: int, today: date) -> list[Line]:
    statuses = country_statuses(Country.objects.get(pk=country_id), on=today)
    return [
        Line(
            text=one.instrument.name,
            detail=one.acts[0].get_kind_display() if one.acts else "",
            url=""
            if one.instrument.kind == Instrument.Kind.SISTER_CONVENTION
            else one.instrument.get_absolute_url(),
            day=one.acts[0].in_force_on if one.acts else None,
        )
        for one in statuses
        if one.is_bound
    ]
