from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.dossier import Chapter, thawed
from whimbrel.core.languages import current_language
from whimbrel.treaties.models import Country, Designation


class HandoverFile(models.Model):
    """A country's file as it stood when designations ended: what a successor reads first, and who left may keep.

    It is kept as data in each language of the house, so that every reader gets it in theirs, as a page or to print.
    """

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="handover_files")
    # Those that ended; mostly one, or all that one letter ended.
    designations: "models.ManyToManyField[Designation, models.Model]" = models.ManyToManyField(
        Designation, related_name="handover_files"
    )
    kept_at = models.DateTimeField()
    # The chapters by language.
    content: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)

    class Meta:
        ordering = ["-kept_at", "-pk"]
        verbose_name = _("handover file")
        verbose_name_plural = _("handover files")

    def __str__(self) -> str:
        return f"{self.country}, {self.kept_at:%Y-%m-%d}"

    def chapters(self) -> list[Chapter]:
        """Its chapters in the reader's language; in English where that language was not there yet."""
        return thawed(self.content.get(current_language()) or self.content.get("en", []))
