from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models import Country, Instrument, Region


class Outreach(models.Model):
    """That the Secretariat approached a country or an area in a period, as a public document says.

    What is confidential is never kept here.
    """

    class Emphasis(models.TextChoices):
        REGION = "region", _("within a region given special attention")
        PARTICULAR = "particular", _("a particular attempt")
        RECENT = "recent", _("more recently")

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="outreach")
    emphasis = models.CharField(max_length=20, choices=Emphasis)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="outreach"
    )
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="outreach"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    # The order in which the source names them.
    place = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=500)

    class Meta:
        ordering = ["instrument", "starts_on", "place"]
        verbose_name = _("outreach")
        verbose_name_plural = _("outreach")
        constraints = [
            models.CheckConstraint(
                condition=Q(country__isnull=False) | Q(region__isnull=False),
                name="outreach_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="outreach_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["instrument", "country", "starts_on"], name="outreach_country_once_a_period"
            ),
            models.UniqueConstraint(
                fields=["instrument", "region", "starts_on"],
                condition=Q(country=None),
                name="outreach_region_once_a_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument}: {self.country or self.region}"
