from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TourPutAway(models.Model):
    """That somebody has seen how a questionnaire is answered, and wants to be shown the way no more."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plan_tour_put_away"
    )
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("tour that was put away")
        verbose_name_plural = _("tours that were put away")

    def __str__(self) -> str:
        return str(self.person)
