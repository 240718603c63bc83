from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES
from whimbrel.training.models.agenda import Session


class Minutes(models.Model):
    """What was said and agreed at a session, in one language: as it is being written, and as it was published.

    `version` counts every time it was kept, so that two who write at once find out.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="minutes")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    words = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(default=0)
    published_words = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["session__starts_at", "session", "language"]
        verbose_name = _("minutes of a session")
        verbose_name_plural = _("minutes of sessions")
        constraints = [
            models.UniqueConstraint(fields=["session", "language"], name="minutes_once_a_language"),
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(published_words=""),
                name="minutes_published_say_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session} ({self.language})"

    @property
    def has_news(self) -> bool:
        """Something was written that readers do not see yet."""
        return self.words != self.published_words


class MinutesRevision(models.Model):
    """The text as somebody left it. Older ones stay, and can be brought back."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["minutes", "-version"]
        verbose_name = _("revision of minutes")
        verbose_name_plural = _("revisions of minutes")
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "version"], name="minutes_revision_once_a_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes}, {self.version}"
