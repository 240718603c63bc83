from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES
from whimbrel.report.models.edition import Edition
from whimbrel.report.models.report import Report
from whimbrel.report.models.schedule import SentReport


class ReportFile(models.Model):
    """A large report as a file that somebody asked for, and how far the worker is with it.

    Of an edition it says for ever the same; of a draft it says what was counted when it was built.
    """

    class Form(models.TextChoices):
        DOCX = "docx", "Word"
        PDF = "pdf", "PDF"
        HTML = "html", "HTML"

    class Stage(models.TextChoices):
        COUNTING = "counting", _("The figures are being counted")
        WRITING = "writing", _("The pages are being written")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    # None of a draft.
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="files"
    )
    # For whose readers it was built, of a report that goes out by itself: they are given this very file.
    sent = models.ForeignKey(
        SentReport, on_delete=models.CASCADE, null=True, blank=True, related_name="files"
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    form = models.CharField(_("form"), max_length=4, choices=Form)
    asked_at = models.DateTimeField(_("asked for"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    # The last attempt: when the worker last said anything of it, and how much is done of how much.
    said_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.COUNTING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True, blank=True)
    # What its reader should know; empty where only the log says why.
    why = models.TextField(blank=True)

    built_at = models.DateTimeField(_("built"), null=True, blank=True)
    body = models.BinaryField(default=b"")

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("file of a report")
        verbose_name_plural = _("files of reports")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "language", "form"],
                condition=~Q(edition=None),
                name="report_file_once_an_edition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report.slug}-{self.language}.{self.form}"

    @property
    def percent(self) -> int:
        """How far it is, of a hundred; never all of it before the file is there."""
        if self.built_at:
            return 100
        return min(99, 100 * self.done // self.total) if self.total else 0
