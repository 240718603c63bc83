from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Digest(models.Model):
    """When a person gets what was written, all together, and up to when they have been told."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest"
    )
    # By their own clock.
    hour = models.PositiveSmallIntegerField(_("hour"), default=8)
    # The last day, by their own clock, on which the spaces of each kind were looked through.
    daily_on = models.DateField(null=True, blank=True)
    weekly_on = models.DateField(null=True, blank=True)
    daily_up_to = models.DateTimeField(null=True, blank=True)
    weekly_up_to = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hour__lt=24), name="digest_hour_is_one_of_the_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, at {self.hour}"
