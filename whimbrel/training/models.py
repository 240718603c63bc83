from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models import Country, Instrument, Meeting, Region


class WorkshopQuerySet(models.QuerySet["Workshop"]):
    def held_between(self, first: date, last: date) -> "WorkshopQuerySet":
        """Workshops that began in the period, both days counted."""
        return self.filter(meeting__starts_on__range=(first, last))


class Workshop(models.Model):
    """What a training meeting is, beyond its days and place: for whom, in which languages, with what."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="workshop")
    # A region, or an area in it: "Central Asia". None where it was for all.
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="workshops"
    )
    prepares_for = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="preparatory_workshops",
        help_text=_("The COP or MOP the workshop prepares for"),
    )
    organizers = models.CharField(max_length=300, blank=True)
    host = models.CharField(max_length=200, blank=True)
    languages = models.CharField(
        max_length=50, blank=True, help_text=_("Codes of the working languages, with spaces")
    )
    target_instruments = models.ManyToManyField(
        Instrument, blank=True, help_text=_("Whose focal points were invited")
    )
    taught_the_manual = models.BooleanField(_("the Manual was taught"), default=False)
    introduced_the_manual = models.BooleanField(
        _("the Manual was new to the region"), default=False
    )
    funding = models.CharField(max_length=300, blank=True)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        ordering = ["meeting__starts_on", "meeting__code"]
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")

    def __str__(self) -> str:
        return str(self.meeting)


class ParticipationQuerySet(models.QuerySet["Participation"]):
    def attended(self) -> "ParticipationQuerySet":
        return self.filter(attended_at__isnull=False)


class Participation(models.Model):
    """A person put forward for a workshop by a country, and whether they came."""

    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="participations")
    participant = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="participations"
    )
    # Kept here because the person may speak for another country by next year.
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="participations")
    nominated_at = models.DateTimeField(null=True, blank=True)
    attended_at = models.DateTimeField(null=True, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "participant"], name="participation_once_per_workshop"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}, {self.workshop}"


class StatedAttendance(models.Model):
    """How many came, as a source states it, where no list of persons is kept.

    A workshop may have several statements (on opening day, in the report); only the final one counts.
    """

    class Stage(models.TextChoices):
        OPENING = "opening", _("On opening day")
        FINAL = "final", _("At the end")

    workshop = models.ForeignKey(
        Workshop, on_delete=models.CASCADE, related_name="stated_attendances"
    )
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.FINAL)
    participants = models.PositiveIntegerField(null=True, blank=True)
    countries = models.PositiveIntegerField(null=True, blank=True)
    is_minimum = models.BooleanField(
        default=False, help_text=_("The source says “more than” this number")
    )
    source = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "stage"], name="stated_attendance_one_per_stage"
            ),
            models.CheckConstraint(
                condition=Q(participants__isnull=False) | Q(countries__isnull=False),
                name="stated_attendance_states_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workshop}: {self.participants or '?'} / {self.countries or '?'}"
