from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.people.models.user import User


class WelcomeStep(models.Model):
    """A newcomer has gone through one step of the welcome."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="welcome_steps")
    step = models.CharField(max_length=30)
    done_at = models.DateTimeField()

    class Meta:
        verbose_name = _("step of the welcome")
        verbose_name_plural = _("steps of the welcome")
        constraints = [
            models.UniqueConstraint(fields=["person", "step"], name="welcome_step_once"),
        ]

    def __str__(self) -> str:
        return self.step
