import hashlib
import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES


class VersionChanged(Exception):
    """Somebody tried to change what was published."""


class Weight(models.TextChoices):
    """How much an edit of the source means for its translations."""

    TYPO = "typo", _("Small: a slip of the pen; translations stay as they are")
    NORMAL = "normal", _("Normal: translations should follow")
    MAJOR = "major", _("Major: whoever reads an old translation may do the wrong thing")


class VersionQuerySet(models.QuerySet["Version"]):
    def standing(self, *, at: datetime | None = None) -> "VersionQuerySet":
        """What readers get: now, or what they got at that time."""
        if at is None:
            return self.filter(superseded_at=None)
        return self.filter(
            models.Q(superseded_at=None) | models.Q(superseded_at__gt=at), published_at__lte=at
        )


class Version(models.Model):
    """An article in one language as it was published at one time. Kept for good; its words never change.

    The paragraphs of every day, the editions and "what changed since" are read from here.
    """

    article = models.ForeignKey(
        "manual.ArticlePage", on_delete=models.CASCADE, related_name="versions"
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    number = models.PositiveIntegerField(_("number"))
    published_at = models.DateTimeField(_("published"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    weight = models.CharField(_("weight"), max_length=10, choices=Weight, default=Weight.NORMAL)
    note = models.CharField(_("what changed, in words"), max_length=300, blank=True)
    # When the next version took its place, or the article was withdrawn; empty while it stands.
    superseded_at = models.DateTimeField(_("superseded"), null=True, blank=True)
    # When the source was declared ready to translate; translators are told of nothing before.
    ready_at = models.DateTimeField(_("ready to translate since"), null=True, blank=True)
    # Of a translation: the version of the source whose words it says.
    based_on = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="translations"
    )
    # The address it had: whoever kept the link is led to where the article is now.
    slug = models.SlugField(_("address"), max_length=255, allow_unicode=True)
    title = models.CharField(_("title"), max_length=255)
    summary = models.TextField(_("summary"), blank=True)
    pieces = models.JSONField(default=list)
    digest = models.CharField(max_length=64, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "-number"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(superseded_at=None),
                name="version_stands_alone",
            ),
        ]
        indexes = [
            models.Index(
                fields=["language"],
                condition=models.Q(superseded_at=None),
                name="version_standing",
            ),
            models.Index(fields=["language", "slug"], name="version_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language}, {self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the version, once. Raises VersionChanged where it is kept already."""
        if self.pk is not None:
            raise VersionChanged(f"Version {self.number} of {self.article_id} is published.")
        self.digest = digest_of(self.title, self.summary, self.pieces)
        super().save(*args, **kwargs)

    def piece(self, key: str) -> dict[str, Any] | None:
        """The piece with that permanent name; None where this version has none."""
        return next((one for one in self.pieces if one["key"] == key), None)


def digest_of(title: str, summary: str, pieces: list[dict[str, Any]]) -> str:
    """By what two texts are known to be the same."""
    text = json.dumps([title, summary, pieces], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
