"""Which persons of the files are taken out soon, on which day and why; and of whom nobody has said why they may be kept."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Max, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.accession.models import Counterpart, RecruitmentFile

# What goes within so many days is listed.
SOON = timedelta(days=90)


@dataclass(frozen=True)
class Lapse:
    """A person who is taken out on a day, and why."""

    person: Counterpart
    on: date
    why: str


def lapses(files: QuerySet[RecruitmentFile], *, on: date) -> list[Lapse]:
    """Who goes within the days of SOON, as the settings have it, the soonest first. One query."""
    found = [one for one in map(_lapse, _of(files)) if one is not None and one.on <= on + SOON]
    return sorted(found, key=lambda one: (one.on, one.person.pk))


def without_basis(files: QuerySet[RecruitmentFile]) -> list[Counterpart]:
    """One query."""
    found = Counterpart.objects.filter(file__in=files.values("pk"), basis="")
    return list(found.select_related("file__country", "file__instrument"))


def silent_since(before: date) -> QuerySet[Counterpart]:
    """Who was neither confirmed nor spoken with since that day."""
    found = Counterpart.objects.annotate(spoken=Max("approaches__day"))
    return found.filter(seen_on__lt=before).filter(Q(spoken=None) | Q(spoken__lt=before))


def _of(files: QuerySet[RecruitmentFile]) -> QuerySet[Counterpart]:
    found = Counterpart.objects.filter(file__in=files.values("pk"))
    return found.annotate(spoken=Max("approaches__day")).select_related(
        "file__country", "file__instrument"
    )


def _lapse(one: Counterpart) -> Lapse | None:
    """The first of the reasons for which the person goes; None where all are set to keep for ever."""
    left, silent = (timedelta(days=n) for n in (settings.KEEP_LEFT_DAYS, settings.KEEP_SILENT_DAYS))
    days: list[tuple[date, str]] = []
    if left:
        if one.ends_on is not None:
            days.append((one.ends_on + left, _("left the office")))
        if one.file.closed_at is not None:
            days.append((localdate(one.file.closed_at) + left, _("the file was closed")))
    if silent:
        spoken: date | None = getattr(one, "spoken", None)
        days.append((max(one.seen_on, spoken or one.seen_on) + silent, _("nothing heard of them")))
    if not days:
        return None
    day, why = min(days)
    # What is older than the period goes: the day after it is full.
    return Lapse(one, day + timedelta(days=1), why)
