from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkCheck(models.Model):
    """What an outer link of the Manual answered when it was last asked; 0 is no answer at all."""

    url = models.URLField(_("address"), max_length=500, unique=True)
    status = models.PositiveSmallIntegerField(_("answer"))
    checked_at = models.DateTimeField(_("asked"))

    class Meta:
        ordering = ["url"]
        verbose_name = _("answer of a link")
        verbose_name_plural = _("answers of links")

    def __str__(self) -> str:
        return f"{self.url}: {self.status}"

    @property
    def is_broken(self) -> bool:
        return self.status == 0 or self.status >= 400
