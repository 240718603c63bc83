from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.models.counterpart import Counterpart


class CounterpartChange(models.Model):
    """One field of a person that was corrected, what it said before and since. Goes when the person goes.

    The journal names no such person, and outlives them: so what was said of them stands here.
    """

    counterpart = models.ForeignKey(Counterpart, on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(max_length=30)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("change of a person of a recruitment file")
        verbose_name_plural = _("changes of persons of recruitment files")

    def __str__(self) -> str:
        return f"{self.field}, {self.changed_at:%Y-%m-%d}"
