from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.training.models.workshop import Workshop


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
