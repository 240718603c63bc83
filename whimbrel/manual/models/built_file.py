"""What is kept of the Manual as files to take away: the files, and the pieces they were put together from."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES, direction, in_language
from whimbrel.manual.models.edition import Edition


class BuiltFile(models.Model):
    """The whole Manual, or one part, in a language as a file. The row stays; each build puts a new file in its place."""

    class Form(models.TextChoices):
        EPUB = "epub", "EPUB"
        PDF = "pdf", "PDF"

    form = models.CharField(_("form"), max_length=8, choices=Form)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    # The short name of the part; empty for the whole.
    part = models.SlugField(_("part"), max_length=255, blank=True, allow_unicode=True)
    title = models.CharField(_("title"), max_length=255)
    position = models.PositiveSmallIntegerField(_("place"), default=0)

    # The file that is there now. By `fingerprint` it is known whether it says what the Manual says today.
    fingerprint = models.CharField(max_length=64, blank=True)
    file = models.FileField(_("file"), upload_to="manual/", blank=True, max_length=300)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # When the newest article in it was published.
    text_of = models.DateTimeField(_("text of"), null=True, blank=True)
    built_at = models.DateTimeField(_("built"), null=True, blank=True)

    # The last attempt: how many sections it needs, has, and had to make anew.
    begun_at = models.DateTimeField(_("begun"), null=True, blank=True)
    sections_total = models.PositiveIntegerField(_("sections"), default=0)
    sections_ready = models.PositiveIntegerField(_("sections ready"), default=0)
    sections_made = models.PositiveIntegerField(_("sections made anew"), default=0)
    failed_at = models.DateTimeField(_("failed"), null=True, blank=True)
    last_error = models.TextField(_("why it failed"), blank=True)

    class Meta:
        ordering = ["language", "position", "form"]
        verbose_name = _("file of the Manual")
        verbose_name_plural = _("files of the Manual")
        constraints = [
            models.UniqueConstraint(fields=["form", "language", "part"], name="built_file_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language}, {self.form})"

    def get_absolute_url(self) -> str:
        if self.part:
            address = reverse("manual:download_part", args=[self.part, self.form])
        else:
            address = reverse("manual:download", args=[self.form])
        return in_language(address, self.language)

    @property
    def name(self) -> str:
        """What the file is called where it is kept by whoever takes it, without its ending."""
        return "-".join(filter(None, ["whimbrel-manual", self.part, self.language]))

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def is_being_built(self) -> bool:
        """An attempt was begun, and neither done nor given up since."""
        ends = [at for at in (self.built_at, self.failed_at) if at is not None]
        return self.begun_at is not None and all(at < self.begun_at for at in ends)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Also the file, once the row is gone."""
        storage, name = self.file.storage, self.file.name
        gone = super().delete(*args, **kwargs)
        if name:
            storage.delete(name)
        return gone


class Fragment(models.Model):
    """A section as it stands in files of one form, known by a fingerprint of all that it was made from."""

    form = models.CharField(max_length=8, choices=BuiltFile.Form)
    fingerprint = models.CharField(max_length=64)
    body = models.TextField()
    used_at = models.DateTimeField(_("last used"))

    class Meta:
        verbose_name = _("piece of a file")
        verbose_name_plural = _("pieces of files")
        constraints = [
            models.UniqueConstraint(fields=["form", "fingerprint"], name="fragment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.fingerprint[:12]}"
