from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models import Region


class DeskRegion(models.Model):
    """A region whose files an officer keeps. An officer without any keeps those of all regions."""

    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_regions"
    )
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["officer", "region"]
        verbose_name = _("region of an officer")
        verbose_name_plural = _("regions of officers")
        constraints = [
            models.UniqueConstraint(fields=["officer", "region"], name="desk_region_once")
        ]

    def __str__(self) -> str:
        return f"{self.officer}, {self.region}"
