from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES
from whimbrel.report.models.report import Report


class ReturnedFile(models.Model):
    """A draft that came back from Word, kept as it came."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="returned_files")
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    body = models.BinaryField()
    name = models.CharField(_("name"), max_length=200)
    received_at = models.DateTimeField(_("received"))
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["report", "-received_at"]
        verbose_name = _("file from Word")

    def __str__(self) -> str:
        return self.name


class Remark(models.Model):
    """A comment, or a paragraph somebody changed, in a file that came back; it waits until it is settled."""

    class Kind(models.TextChoices):
        COMMENT = "comment", _("Comment")
        CHANGE = "change", _("Change")

    file = models.ForeignKey(ReturnedFile, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=10, choices=Kind)
    # The block it belongs to, by its id in the narrative; empty where the file does not say.
    block = models.CharField(max_length=60, blank=True)
    author = models.CharField(max_length=200, blank=True)
    # When, as Word says it.
    written = models.CharField(max_length=30, blank=True)
    # What the paragraph said, and of a comment the words it is about.
    before = models.TextField(blank=True)
    # What it shall say, and of a comment the comment.
    words = models.TextField(blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    # When the text of the report took the change by itself; else somebody writes it.
    written_in_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["file", "pk"]
        verbose_name = _("remark")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(declined_at=None), name="remark_settled_once"
            )
        ]

    def __str__(self) -> str:
        return self.words[:60]

    @property
    def is_waiting(self) -> bool:
        return self.accepted_at is None and self.declined_at is None
