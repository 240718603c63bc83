"""What waits in training for a person, and for the Secretariat."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from whimbrel.core.needs import (
    LINES,
    Kind,
    Need,
    Person,
    counted,
    needs_of_person,
    needs_of_secretariat,
)
from whimbrel.training.models import (
    Minutes,
    Nomination,
    Registration,
    RegistrationChange,
    Session,
    Status,
    Steward,
    Workshop,
)
from whimbrel.training.queries.access import own_registrations
from whimbrel.training.queries.cohorts import taught_by
from whimbrel.training.queries.needs import waiting_for
from whimbrel.training.queries.nominations import invitations_for
from whimbrel.training.queries.visas import waiting_for_visa_letters
from whimbrel.training.rules.access import DOOR
from whimbrel.treaties.queries.offices import offices_of

CHANGES = ngettext_lazy(
    "%d change of a registration to approve", "%d changes of registrations to approve"
)
NOMINATED = ngettext_lazy(
    "%d person nominated for a workshop to decide on",
    "%d persons nominated for workshops to decide on",
)

VISAS = ngettext_lazy(
    "%d participant waits for a letter for the visa",
    "%d participants wait for letters for the visa",
)


@needs_of_person("training.needs", order=45)
def surveys(person: Person, at: datetime) -> list[Need]:
    """Surveys that ask the person, until their last day."""
    if not person.is_authenticated:
        return []
    return [
        Need(
            text=str(one.assessment),
            url=reverse("training:needs_mine", args=[one.pk]),
            kind=Kind.DEADLINE,
            day=one.assessment.closes_on,
        )
        for one in waiting_for(person.pk, on=localdate(at)).order_by("assessment__closes_on")[
            :LINES
        ]
    ]


@needs_of_person("training.nominations", order=30)
def nominations(person: Person, at: datetime) -> list[Need]:
    """Workshops to which the person's country is invited, and has named nobody yet."""
    offices = offices_of(person, on=localdate(at))
    if not offices.countries:
        return []
    today = localdate(at)
    named = Nomination.objects.filter(invitation=OuterRef("pk"))
    found = (
        invitations_for(countries=offices.countries)
        .filter(
            Q(workshop__nominations_until__gte=today)
            | Q(workshop__nominations_until=None, workshop__meeting__starts_on__gte=today),
            ~Exists(named),
            workshop__places__isnull=False,
        )
        .order_by("workshop__nominations_until", "pk")
    )
    return [
        Need(
            text=_("Nominate for: %(workshop)s") % {"workshop": one.workshop.title},
            url=reverse("training:nomination_detail", args=[one.pk]),
            kind=Kind.DEADLINE,
            day=one.workshop.nominations_until or one.workshop.meeting.starts_on,
            detail=str(one.country or ""),
        )
        for one in found[:LINES]
    ]


@needs_of_person("training.places", order=25)
def places(person: Person, at: datetime) -> list[Need]:
    """Places offered to the person, for which their word is missing."""
    if not person.is_authenticated:
        return []
    found = own_registrations(person.pk).standing(Status.SELECTED)[:LINES]
    return [
        Need(
            text=_("Confirm your place: %(workshop)s") % {"workshop": one.workshop.title},
            url=reverse("training:own_place", args=[one.pk]),
            kind=Kind.DEADLINE,
            day=localdate(one.now_since) + timedelta(days=one.workshop.days_to_confirm),
        )
        for one in found
    ]


@needs_of_person("training.helping", order=26)
def helping(person: Person, at: datetime) -> list[Need]:
    """Where the person helps at the door, from the day before a workshop to its last day."""
    if not person.is_authenticated:
        return []
    today = localdate(at)
    found = (
        Steward.objects.filter(
            Q(ends_on=None) | Q(ends_on__gte=today),
            person=person.pk,
            task__in=DOOR,
            starts_on__lte=today,
            workshop__meeting__starts_on__lte=today + timedelta(days=1),
        )
        .filter(
            Q(workshop__meeting__ends_on__gte=today)
            | Q(workshop__meeting__ends_on=None, workshop__meeting__starts_on__gte=today)
        )
        .select_related("workshop__meeting")
    )
    workshops = {one.workshop_id: one.workshop for one in found}
    return [
        Need(
            text=_("Check in: %(workshop)s") % {"workshop": one.title},
            url=reverse("training:check_in_list", args=[one.pk]),
            kind=Kind.DEADLINE,
            day=one.meeting.starts_on,
        )
        for one in list(workshops.values())[:LINES]
    ]


@needs_of_person("training.teaching", order=28)
def teaching(person: Person, at: datetime) -> list[Need]:
    """Sessions that the person teaches in the two weeks to come."""
    if not person.is_authenticated:
        return []
    found = taught_by(person.pk).filter(
        starts_at__range=(at, at + timedelta(days=14)), workshop__published_at__isnull=False
    )
    return [
        Need(
            text=_("You teach: %(session)s") % {"session": one.title},
            url=reverse("training:teaching_list"),
            kind=Kind.DEADLINE,
            day=one.local_start().date(),
            detail=one.workshop.title,
        )
        for one in found.order_by("starts_at", "pk")[:LINES]
    ]


@needs_of_person("training.minutes", order=27)
def minutes(person: Person, at: datetime) -> list[Need]:
    """Sessions the person teaches or writes minutes of, from their beginning for a week, until these are published."""
    if not person.is_authenticated:
        return []
    today = localdate(at)
    writing = Steward.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today),
        workshop=OuterRef("workshop"),
        person=person.pk,
        task=Steward.Task.MINUTES,
        starts_on__lte=today,
    )
    published = Minutes.objects.filter(session=OuterRef("pk"), published_at__isnull=False)
    found = (
        Session.objects.filter(starts_at__lte=at, starts_at__gte=at - timedelta(days=7))
        .exclude(method=Session.Method.BREAK)
        .filter(Exists(writing) | Q(trainers__person=person.pk), ~Exists(published))
        .select_related("workshop__meeting")
        .distinct()
        .order_by("starts_at")
    )
    return [
        Need(
            text=_("Minutes: %(session)s") % {"session": one.title},
            url=reverse("training:minutes_write", args=[one.pk]),
            kind=Kind.UNFINISHED,
            detail=one.workshop.title,
        )
        for one in found[:LINES]
    ]


@needs_of_secretariat("training.nominated", order=40)
def nominated(at: datetime) -> list[Need]:
    """People who wait for a decision, of workshops that are still to come."""
    # Asked of the workshops to come, which are few beside all people who ever registered.
    ahead = Workshop.objects.filter(meeting__starts_on__gte=localdate(at)).order_by()
    waiting = Registration.objects.standing(Status.NOMINATED, Status.PROPOSED).filter(
        is_alternate=False, workshop__in=ahead.values("pk")
    )
    number = waiting.count()
    return counted(number, NOMINATED, reverse("workshop_desk_list"))


@needs_of_secretariat("training.changes", order=45)
def changes(at: datetime) -> list[Need]:
    number = RegistrationChange.objects.filter(settled_at=None).count()
    return counted(number, CHANGES, reverse("workshop_desk_list"))


@needs_of_secretariat("training.visas", order=42)
def visas(at: datetime) -> list[Need]:
    """Participants of workshops still to come who asked for a letter for their visa, and were sent none."""
    number = (
        waiting_for_visa_letters().filter(workshop__meeting__starts_on__gte=localdate(at)).count()
    )
    return counted(number, VISAS, reverse("workshop_desk_list"))
