from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models.post import Post
from whimbrel.core.languages import LANGUAGES


class PostTranslation(models.Model):
    """What a post says in another language: by a machine, and perhaps made better by a member."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    # Of the words that were translated: a post that was changed since has another.
    digest = models.CharField(max_length=32)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    words = models.TextField(_("text"), blank=True)
    html = models.TextField(blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    # Why there is none, in plain English; empty while it is waited for.
    fault = models.CharField(max_length=300, blank=True)
    # Who made it better, and what the machine had said.
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    corrector_name = models.CharField(max_length=200, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    machine_words = models.TextField(blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("translation of a post")
        verbose_name_plural = _("translations of posts")
        constraints = [
            models.UniqueConstraint(
                fields=["post", "language", "digest"], name="post_translation_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(made_at=None, fault=""),
                name="post_translation_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post}, {self.language}"
