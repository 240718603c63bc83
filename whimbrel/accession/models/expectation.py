from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.accession.models.recruitment import RecruitmentFile


class Expectation(models.Model):
    """When the instrument was expected to be deposited, as somebody said on a day. The latest stands; none is changed.

    Confidential, as the file is: no public outlook knows of it.
    """

    class Confidence(models.TextChoices):
        LOW = "low", pgettext_lazy("confidence in a forecast", "low")
        MEDIUM = "medium", pgettext_lazy("confidence in a forecast", "medium")
        HIGH = "high", pgettext_lazy("confidence in a forecast", "high")

    file = models.ForeignKey(RecruitmentFile, on_delete=models.CASCADE, related_name="expectations")
    said_on = models.DateField(_("said on"))
    earliest = models.DateField(_("earliest"))
    likely = models.DateField(_("likely"))
    latest = models.DateField(_("latest"))
    confidence = models.CharField(_("confidence"), max_length=8, choices=Confidence)
    # An office: names of persons stand among the persons of the file, and go when their time is over.
    said_by = models.CharField(_("said by"), max_length=200)
    reason = models.TextField(_("reason"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["-said_on", "-pk"]
        verbose_name = _("expected day of deposit")
        verbose_name_plural = _("expected days of deposit")
        constraints = [
            models.CheckConstraint(
                condition=Q(earliest__lte=F("likely"), likely__lte=F("latest")),
                name="expectation_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.likely:%Y-%m-%d} ({self.get_confidence_display()})"
