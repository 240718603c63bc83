from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.report.models.indicator import SETTLED, IndicatorValue


class ValueFileQuerySet(models.QuerySet["ValueFile"]):
    def for_everybody(self) -> "ValueFileQuerySet":
        """Those that were said to be for everybody, of values that count."""
        settled = IndicatorValue.objects.with_standing().filter(now_step__in=SETTLED)  # type: ignore[misc]
        return self.filter(is_public=True, value__in=settled.values("pk"))


class ValueFile(models.Model):
    """A photo or document that shows a value. It is for those who read drafts, and for everybody where somebody said so."""

    value = models.ForeignKey(IndicatorValue, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(_("title"), max_length=200)
    upload = models.FileField(_("file"), upload_to="private/values/", max_length=300)
    size = models.PositiveIntegerField()
    is_public = models.BooleanField(_("everybody may see it once the value counts"), default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField()

    objects = ValueFileQuerySet.as_manager()

    class Meta:
        ordering = ["value", "added_at", "pk"]
        verbose_name = _("file of a value")
        verbose_name_plural = _("files of values")

    def __str__(self) -> str:
        return self.title
