from django.db import models
from django.utils.translation import gettext_lazy as _


class PriorityCriterion(models.Model):
    """What makes a State urgent, and how much it weighs. The Secretariat sets the weights."""

    class Kind(models.TextChoices):
        SPECIES = "species", _("Listed species that occur there")
        REGION = "region", _("Parties of its region")
        FAMILY = "family", _("Bound by other instruments")
        STAGE = "stage", _("How far it has come")
        CLEAR = "clear", _("Few obstacles")

    kind = models.CharField(_("criterion"), max_length=12, choices=Kind, unique=True)
    weight = models.PositiveSmallIntegerField(_("weight"))

    class Meta:
        ordering = ["-weight", "kind"]
        verbose_name = _("criterion of priority")
        verbose_name_plural = _("criteria of priority")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.weight}"
