from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models import Country


class RoomDocumentQuerySet(models.QuerySet["RoomDocument"]):
    def kept(self) -> "RoomDocumentQuerySet":
        return self.filter(removed_at=None)


class RoomDocument(models.Model):
    """A file in a country's own room. Removed, it leaves its line; what was in it is gone."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="room_documents")
    title = models.CharField(
        _("what it is"), max_length=200, help_text=_("Empty, the name of the file stands for it.")
    )
    file = models.FileField(_("file"), upload_to="private/rooms/")
    file_name = models.CharField(max_length=200, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="room_documents"
    )
    kept_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = RoomDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at", "-pk"]
        verbose_name = _("document of a country’s room")
        verbose_name_plural = _("documents of countries’ rooms")
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=False) | ~Q(file=""),
                name="room_document_kept_has_its_file",
            )
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.title}"
