from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DirectorySheetQuerySet(models.QuerySet["DirectorySheet"]):
    def waiting(self) -> "DirectorySheetQuerySet":
        return self.filter(loaded_at=None)


class DirectorySheet(models.Model):
    """A sheet of contacts that was looked through and waits to be loaded. Once loaded, its file is kept no longer."""

    file = models.FileField(upload_to="private/directory/", blank=True)
    file_name = models.CharField(max_length=200)
    # From which day those stand whose row says none.
    starts_on = models.DateField()
    handed_in_at = models.DateTimeField(auto_now_add=True)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # What loading it would have done on the day it came: rows of name, added, changed, unchanged, lines.
    preview = models.JSONField(default=list)
    loaded_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[DirectorySheetQuerySet] = DirectorySheetQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-handed_in_at", "-pk"]
        verbose_name = _("sheet of contacts")
        verbose_name_plural = _("sheets of contacts")

    def __str__(self) -> str:
        return f"{self.file_name}, {self.handed_in_at:%Y-%m-%d}"
