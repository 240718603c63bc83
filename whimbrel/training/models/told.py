from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.training.models.workshop import Workshop


class ToldDays(models.Model):
    """What the calendars of participants were told of a workshop, and how often it changed since.

    `told` is what is worth a letter when it changes: the days, the place, the clock. `hours` is from when to when.
    """

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="told_days")
    sequence = models.PositiveIntegerField(default=0)
    told = models.JSONField(default=dict)
    hours = models.JSONField(default=list)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("days told to calendars")
        verbose_name_plural = _("days told to calendars")

    def __str__(self) -> str:
        return f"{self.workshop}, {self.sequence}"
