from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models.instrument import Instrument
from whimbrel.treaties.models.naming import Sourced


class Meeting(Sourced):
    """A meeting of a body of an instrument, or a workshop: days, a place, who calls it."""

    class Kind(models.TextChoices):
        COP = "COP", _("Meeting of the Conference of the Parties")
        MOP = "MOP", _("Meeting of the Parties")
        STC = "StC", _("Meeting of the Standing Committee")
        SCC = "ScC", _("Meeting of the Scientific Council")
        WORKSHOP = "workshop", _("Workshop")
        OTHER = "other", _("Other meeting")

    code = models.CharField(max_length=60, unique=True)
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    title_en = models.CharField(max_length=250)
    title_fr = models.CharField(max_length=250, blank=True)
    title_es = models.CharField(max_length=250, blank=True)
    title_ar = models.CharField(max_length=250, blank=True)
    title_ru = models.CharField(max_length=250, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=100, blank=True)
    country = models.ForeignKey(
        "treaties.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )

    class Meta:
        ordering = ["starts_on", "code"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="meeting_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def label(self) -> str:
        """ "COP11": how the family calls it."""
        return f"{self.kind}{self.number}" if self.number else self.code


class Resolution(Sourced):
    """A resolution adopted by a meeting."""

    number = models.CharField(max_length=20)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="resolutions")
    title = models.CharField(max_length=300, blank=True)
    # A title we have not seen, only a description of what the resolution is about.
    is_title_described = models.BooleanField(default=False)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="resolutions"
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["instrument", "year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "number", "meeting"], name="resolution_number_once"
            ),
            models.UniqueConstraint(
                fields=["instrument", "number"],
                condition=models.Q(meeting=None),
                name="resolution_number_once_without_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.number}"
