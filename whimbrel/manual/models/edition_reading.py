from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.manual.models.edition import Edition


class EditionReading(models.Model):
    """Somebody has read an edition of the Manual, in their own word."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="readings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField(_("read"))

    class Meta:
        ordering = ["edition", "-read_at"]
        verbose_name = _("edition that somebody has read")
        verbose_name_plural = _("editions that people have read")
        constraints = [
            models.UniqueConstraint(fields=["edition", "person"], name="edition_read_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.edition}"
