from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES
from whimbrel.manual.models.article import ArticlePage


class ReadCount(models.Model):
    """How often an article was opened in a language on a day, by whomever. Of the source's article."""

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    day = models.DateField(_("day"))
    times = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        ordering = ["-day", "article", "language"]
        verbose_name = _("count of readings")
        verbose_name_plural = _("counts of readings")
        constraints = [
            models.UniqueConstraint(fields=["article", "language", "day"], name="read_count_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language} {self.day}: {self.times}"


class Visit(models.Model):
    """When somebody came to the Manual, and when they had come before: what is newer than that is new to them."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    came_at = models.DateTimeField(_("came"))
    before_at = models.DateTimeField(_("had come before"), null=True, blank=True)

    class Meta:
        ordering = ["-came_at"]
        verbose_name = _("visit to the Manual")
        verbose_name_plural = _("visits to the Manual")

    def __str__(self) -> str:
        return f"{self.person}: {self.came_at:%Y-%m-%d}"
