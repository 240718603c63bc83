from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models import Instrument


class MembershipTarget(models.Model):
    """How many Parties an instrument is to have by a day, as its Parties agreed."""

    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="membership_targets"
    )
    parties = models.PositiveSmallIntegerField(_("number of Parties"))
    by = models.DateField(_("by"))
    source = models.CharField(_("source"), max_length=500)

    class Meta:
        ordering = ["instrument", "by"]
        verbose_name = _("target for the number of Parties")
        verbose_name_plural = _("targets for the number of Parties")
        constraints = [
            models.UniqueConstraint(fields=["instrument", "by"], name="one_membership_target_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.instrument}: {self.parties}, {self.by:%Y-%m-%d}"
