from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.manual.models.version import Version


class Feedback(models.Model):
    """A reader, of whom nothing is known, says whether one version of an article in one language helped them."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="feedback")
    has_helped = models.BooleanField(_("was it helpful?"))
    reason = models.TextField(_("what is missing or wrong"), blank=True)
    given_at = models.DateTimeField(_("said"))
    # A form that is sent twice counts once.
    key = models.CharField(max_length=40, unique=True)

    class Meta:
        ordering = ["-given_at", "-pk"]
        verbose_name = _("word about an article")
        verbose_name_plural = _("words about articles")

    def __str__(self) -> str:
        return self.reason or str(self.version)
