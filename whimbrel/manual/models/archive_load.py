from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ArchiveLoadQuerySet(models.QuerySet["ArchiveLoad"]):
    def waiting(self) -> "ArchiveLoadQuerySet":
        return self.filter(ended_at=None)


class ArchiveLoad(models.Model):
    """An archive of the Manual that was handed in at the desk: how far it is, and what came of it.

    Its file is kept no longer than it takes to bring in.
    """

    file = models.FileField(_("file"), upload_to="private/manual/", blank=True, max_length=300)
    file_name = models.CharField(_("file"), max_length=200)
    handed_in_at = models.DateTimeField(_("handed in"))
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    begun_at = models.DateTimeField(_("begun"), null=True, blank=True)
    step = models.CharField(max_length=255, blank=True)
    steps_done = models.PositiveIntegerField(default=0)
    steps_total = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    # What was added, by kind: [name, added, changed, unchanged]; and what could not be taken.
    counts = models.JSONField(default=list)
    wrong = models.JSONField(default=list)

    objects = ArchiveLoadQuerySet.as_manager()

    class Meta:
        ordering = ["-handed_in_at", "-pk"]
        verbose_name = _("archive of the Manual that was handed in")
        verbose_name_plural = _("archives of the Manual that were handed in")

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("manual_archives")
