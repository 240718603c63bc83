from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models.post import Post


class Mention(models.Model):
    """Somebody is called by a post: by name, by their post or country, or with a whole group."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentions"
    )
    # With a country or a space; otherwise they themselves, or the post they hold.
    is_group = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    # When the worker had looked whether they are to be written to.
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["post", "person"], name="mention_once_a_post")
        ]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(told_at=None), name="mention_to_tell")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.post}"
