from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models.post import Post


class Flag(models.Model):
    """Somebody says that a post should not stand as it does; somebody who keeps order decides."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="flags")
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="flags_raised"
    )
    why = models.CharField(_("why"), max_length=500)
    raised_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["raised_at", "pk"]
        verbose_name = _("report of a post")
        verbose_name_plural = _("reports of posts")
        constraints = [
            models.UniqueConstraint(
                fields=["post", "raised_by"],
                condition=Q(settled_at=None),
                name="flag_once_while_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.why[:60]}"
