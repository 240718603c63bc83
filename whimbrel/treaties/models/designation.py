from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models.country import Country
from whimbrel.treaties.models.instrument import Instrument


class FocalPointDesignationQuerySet(models.QuerySet["FocalPointDesignation"]):
    def in_office(self, *, on: date) -> "FocalPointDesignationQuerySet":
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on)


class FocalPointDesignation(models.Model):
    """A government's letter naming a person its focal point for one instrument."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="designations"
    )
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="designations")
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="designations"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = FocalPointDesignationQuerySet.as_manager()

    class Meta:
        ordering = ["country", "instrument", "starts_on"]
        verbose_name = _("focal point designation")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=models.F("starts_on")),
                name="designation_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.country}, {self.instrument}"
