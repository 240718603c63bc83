from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated
from whimbrel.manual.models.version import Version
from whimbrel.treaties.models import Meeting


class EditionChanged(Exception):
    """Somebody tried to change a named edition."""


class Edition(models.Model):
    """The whole Manual as it stood on a day, under a name: "as of COP11". It stays readable and citable for good."""

    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=150)
    name_fr = models.CharField(_("name in French"), max_length=150, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=150, blank=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=150, blank=True)
    name_ru = models.CharField(_("name in Russian"), max_length=150, blank=True)
    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    as_of = models.DateField(_("as of"))
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    named_at = models.DateTimeField(_("named"))
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        verbose_name = _("edition of the Manual")
        verbose_name_plural = _("editions of the Manual")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("manual:edition_detail", args=[self.slug])

    @property
    def name(self) -> str:
        return translated(self, "name")

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never: what was cited stays. Raises EditionChanged."""
        raise EditionChanged(f"Edition {self.slug} is named.")


class EditionEntry(models.Model):
    """One article of an edition in one language, where it stood, and under which part."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="entries")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveIntegerField(_("place"))
    slug = models.SlugField(max_length=255, allow_unicode=True)
    part_slug = models.SlugField(max_length=255, allow_unicode=True)
    part_title = models.CharField(max_length=255)

    class Meta:
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "version"], name="edition_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.slug}"
