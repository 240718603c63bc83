from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models.space import Space


class ArchiveJob(models.Model):
    """A mailing list's archive that is taken into a space, or a space that is written to an archive; the worker does it.

    What is done twice is written once, so that a job that a killed worker left half done begins anew.
    """

    class Kind(models.TextChoices):
        LOAD = "load", _("take in")
        EXPORT = "export", _("write out")

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="archive_jobs")
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    # What was handed in, or what was written.
    file = models.FileField(upload_to="archives/%Y/%m/", max_length=300, blank=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    is_dry = models.BooleanField(_("only say what would change"), default=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="archive_jobs"
    )
    asked_at = models.DateTimeField()
    # Letters done so far, and of how many, where that is known.
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    threads = models.PositiveIntegerField(default=0)
    posts = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    # Number of the letter and why it was left out, for the first of them.
    faults = models.JSONField(default=list)
    faults_total = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    # Why nothing came of it.
    failed_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("archive")
        verbose_name_plural = _("archives")

    def __str__(self) -> str:
        return f"{self.space}, {self.get_kind_display()}"
