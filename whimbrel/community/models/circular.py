from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.community.models.space import Space
from whimbrel.core.languages import LANGUAGES
from whimbrel.treaties.models import Instrument, Region, Role


class Circular(models.Model):
    """One message to all who hold something, or who belong to a space. Each answers its author alone."""

    class To(models.TextChoices):
        """Countries by where they stand with the instrument."""

        ALL = "all", _("All countries")
        PARTIES = "parties", _("Parties only")
        NON_PARTIES = "non_parties", _("Non-Parties only")

    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="circulars"
    )
    author_name = models.CharField(max_length=200)
    subject = models.CharField(pgettext_lazy("of a message", "subject"), max_length=200)
    words = models.TextField(_("text"))
    html = models.TextField()
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    written_at = models.DateTimeField()
    key = models.CharField(max_length=100, unique=True)

    # To whom, as it was asked for. Who that was on the day stands in the deliveries.
    role = models.CharField(max_length=20, choices=Role, blank=True)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    to = models.CharField(max_length=12, choices=To, default=To.ALL)
    space = models.ForeignKey(
        Space, on_delete=models.PROTECT, null=True, blank=True, related_name="circulars"
    )

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("message to many")
        verbose_name_plural = _("messages to many")

    def __str__(self) -> str:
        return f"{self.pk}"


class CircularDelivery(models.Model):
    """One person to whom a message to many goes; the worker writes the letter."""

    circular = models.ForeignKey(Circular, on_delete=models.CASCADE, related_name="deliveries")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="circulars_received"
    )
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circular", "person"], name="circular_once_a_person")
        ]
        indexes = [models.Index(fields=["id"], condition=Q(told_at=None), name="circular_to_tell")]

    def __str__(self) -> str:
        return f"{self.circular_id}: {self.person_id}"
