from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.money import CURRENCIES
from whimbrel.core.money_field import MoneyField
from whimbrel.treaties.models import Country, Instrument

YEAR = [MinValueValidator(1946), MaxValueValidator(2200)]


class ScaleShare(models.Model):
    """A State's share in the scale of assessments of the United Nations, per cent, in one year."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="scale_shares")
    year = models.PositiveSmallIntegerField(_("year"), validators=YEAR)
    per_cent = models.DecimalField(_("share, per cent"), max_digits=8, decimal_places=5)
    source = models.CharField(_("source"), max_length=500)

    class Meta:
        ordering = ["-year", "country"]
        verbose_name = _("share in the scale of assessments")
        verbose_name_plural = _("shares in the scale of assessments")
        constraints = [
            models.UniqueConstraint(fields=["country", "year"], name="scale_share_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.country}, {self.year}"


class Budget(models.Model):
    """What the Parties to an instrument share among themselves in one year."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="budgets")
    year = models.PositiveSmallIntegerField(_("year"), validators=YEAR)
    amount = MoneyField(_("amount"))
    currency = models.CharField(
        _("currency"), max_length=3, choices=[(one, one) for one in CURRENCIES]
    )
    source = models.CharField(_("source"), max_length=500)

    class Meta:
        ordering = ["instrument", "-year"]
        verbose_name = _("budget shared by the Parties")
        verbose_name_plural = _("budgets shared by the Parties")
        constraints = [
            models.UniqueConstraint(fields=["instrument", "year"], name="budget_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.instrument.code}, {self.year}"
