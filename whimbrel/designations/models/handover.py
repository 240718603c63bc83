from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.passing import Records
from whimbrel.treaties.models import Designation

# How long what passed to a successor can go back.
HANDOVER_REVERSIBLE = timedelta(days=30)


class Handover(models.Model):
    """The step by which a successor takes over what a predecessor minded. It can be taken back for thirty days."""

    designation = models.OneToOneField(
        Designation, on_delete=models.CASCADE, related_name="handover", verbose_name=_("successor")
    )
    predecessor = models.ForeignKey(
        Designation, on_delete=models.CASCADE, related_name="handed_over"
    )
    taken_over_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    # The numbers of what passed, by the name of its kind (core/passing.py), so that exactly this can go back.
    passed: "models.JSONField[dict[str, Records]]" = models.JSONField(default=dict)

    class Meta:
        ordering = ["-taken_over_at", "-pk"]
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.designation.person}"

    @property
    def number(self) -> int:
        """How many things passed."""
        return sum(len(found) for found in self.passed.values())

    def can_be_taken_back(self, *, at: datetime) -> bool:
        return self.taken_back_at is None and at < self.taken_over_at + HANDOVER_REVERSIBLE
