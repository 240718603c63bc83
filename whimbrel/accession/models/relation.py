from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.accession.models.counterpart import Counterpart


class RelationQuerySet(models.QuerySet["Relation"]):
    def current(self, *, on: date) -> "RelationQuerySet":
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on)


class Relation(models.Model):
    """How one person of a file stands to another: the focal-point-to-be reports to the minister. Goes with either."""

    class Kind(models.TextChoices):
        REPORTS = "reports", pgettext_lazy("of one person to another", "reports to")
        ADVISES = "advises", pgettext_lazy("of one person to another", "advises")
        SIGNS = "signs", pgettext_lazy("of one person to another", "signs for")

    giver = models.ForeignKey(Counterpart, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("how they stand to each other"), max_length=8, choices=Kind)
    taker = models.ForeignKey(Counterpart, on_delete=models.CASCADE, related_name="related")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = RelationQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "starts_on", "pk"]
        verbose_name = _("relation between persons of a file")
        verbose_name_plural = _("relations between persons of a file")
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="relation_between_two"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="relation_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["giver", "kind", "taker"],
                condition=Q(ends_on=None),
                name="one_open_relation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver} {self.get_kind_display()} {self.taker}"
