from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.workplan.models import Grant


class ReleaseQuerySet(models.QuerySet["Release"]):
    def in_force(self, *, on: date) -> "ReleaseQuerySet":
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gt=on), starts_on__lte=on)


class Release(models.Model):
    """From which day the money of a grant is told in public; until then it is its donor's and the Secretariat's."""

    grant = models.ForeignKey(
        Grant, on_delete=models.CASCADE, related_name="releases", verbose_name=_("grant")
    )
    starts_on = models.DateField(_("from"))
    # The first day on which it is public no more.
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["grant", "starts_on"]
        verbose_name = _("publication of a grant")
        verbose_name_plural = _("publications of grants")
        constraints = [
            models.UniqueConstraint(fields=["grant", "starts_on"], name="release_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="release_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grant}, {self.starts_on}"
