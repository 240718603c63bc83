from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.manual.models.article import ArticlePage
from whimbrel.manual.models.version import Version


class Following(models.Model):
    """Somebody wants a letter when an article changes. `told` is the version they know."""

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="followings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    followed_at = models.DateTimeField(_("followed since"))
    told = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["article", "person"]
        verbose_name = _("followed article")
        verbose_name_plural = _("followed articles")
        constraints = [
            models.UniqueConstraint(fields=["article", "person"], name="followed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.article.title}"
