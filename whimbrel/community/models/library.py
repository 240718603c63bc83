from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.community.models.space import Space
from whimbrel.core.languages import LANGUAGES


class LibraryFile(models.Model):
    """A file that a space keeps. Its address stays; what lies there is its newest version."""

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="library")
    title = models.CharField(pgettext_lazy("of a file", "title"), max_length=200)
    about = models.CharField(_("what it is"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="library_files"
    )
    kept_at = models.DateTimeField()
    # When the newest version came; lists read nothing but files.
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("file of a space")
        verbose_name_plural = _("files of spaces")
        indexes = [models.Index(fields=["space", "-changed_at"], name="library_of_space")]

    def __str__(self) -> str:
        return self.title


class FileVersion(models.Model):
    """One version of a file of a space; none is ever written over."""

    file = models.ForeignKey(LibraryFile, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(_("name"), max_length=200)
    upload = models.FileField(upload_to="library/%Y/%m/", max_length=300)
    media_type = models.CharField(max_length=120)
    size = models.PositiveIntegerField(help_text=_("bytes"))
    news = models.CharField(_("what is new"), max_length=300, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploader_name = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField()
    # Made by the form before it was sent: what arrives twice is kept once.
    key = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="file_version_number")
        ]

    def __str__(self) -> str:
        return f"{self.file}, {self.number}"
