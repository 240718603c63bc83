from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models import Country, Instrument


class FileEntry(models.Model):
    """A note, a task, a promise, a draft or a contact in a country's own file. It belongs to the post, not the person."""

    class Kind(models.TextChoices):
        TASK = "task", _("Task")
        PROMISE = "promise", _("Promise made")
        NOTE = "note", _("Note")
        DRAFT = "draft", _("Draft")
        CONTACT = "contact", _("Contact")

    OPEN_KINDS = (Kind.TASK, Kind.PROMISE, Kind.DRAFT)

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="file_entries")
    instrument = models.ForeignKey(
        Instrument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="file_entries",
        verbose_name=_("instrument"),
    )
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind, default=Kind.TASK)
    text = models.TextField(_("in words"), max_length=10000)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)
    # Who minds it now; passes to the successor with the post.
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="file_entries", null=True
    )

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("entry in a country's file")
        verbose_name_plural = _("entries in countries' files")

    def __str__(self) -> str:
        return f"{self.country}: {self.text[:60]}"
