import hashlib
import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.report.models.report import Report


class EditionChanged(Exception):
    """Somebody tried to change what was published."""


class Edition(models.Model):
    """A report as it was published: texts of all languages, and every figure with its rule and rows.

    `content` is all a document needs, so an edition is rebuilt to the byte whatever happens to the records.
    It names no persons: rows that stand for people hold keys (`Count.seats`).
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("number"))
    published_at = models.DateTimeField(_("published"))
    counted_at = models.DateTimeField(_("counted"))
    content = models.JSONField()
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["report", "-number"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="edition_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.report}, {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the edition, once. Raises EditionChanged where it is kept already."""
        if self.pk is not None:
            raise EditionChanged(f"Edition {self.number} of {self.report_id} is published.")
        self.digest = digest_of(self.content)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never: what was told to a meeting stays told. Raises EditionChanged."""
        raise EditionChanged(f"Edition {self.number} of {self.report_id} is published.")

    @property
    def is_intact(self) -> bool:
        """Whether the content is still what was published."""
        return self.digest == digest_of(self.content)


def digest_of(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
