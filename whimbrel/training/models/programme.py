from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models.naming import Named


class Programme(Named):
    """A series of workshops with one aim: the regional workshops before a COP, a training of trainers."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    aim_en = models.TextField(_("aim in English"), max_length=2000, blank=True)
    aim_fr = models.TextField(_("aim in French"), max_length=2000, blank=True)
    aim_es = models.TextField(_("aim in Spanish"), max_length=2000, blank=True)
    aim_ar = models.TextField(_("aim in Arabic"), max_length=2000, blank=True)
    aim_ru = models.TextField(_("aim in Russian"), max_length=2000, blank=True)

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")


class SupportRule(models.Model):
    """Which countries' participants are helped to come. Any one of the grounds is enough.

    Shares of the scale are in per cent of the Convention's budget, arrears in whole years.
    """

    name = models.CharField(_("name"), max_length=150, unique=True)
    helps_ldc = models.BooleanField(_("least developed countries"), default=True)
    helps_lldc = models.BooleanField(_("landlocked developing countries"), default=False)
    helps_sids = models.BooleanField(_("small island developing States"), default=True)
    scale_up_to = models.DecimalField(
        _("countries assessed at no more than"),
        max_digits=6,
        decimal_places=3,
        null=True,
        blank=True,
        help_text=_("Per cent of the budget. Empty: the scale is no ground."),
    )
    refuses_arrears_of = models.PositiveSmallIntegerField(
        _("not with arrears of"),
        null=True,
        blank=True,
        help_text=_("So many years and more. Empty: arrears are not asked about."),
    )
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("rule of support")
        verbose_name_plural = _("rules of support")

    def __str__(self) -> str:
        return self.name


class PartyStanding(models.Model):
    """What a source says of a country in one year: its share, its arrears, whether it is in need of support.

    Where a list of a year does not speak of a country, the registry does. Empty is not known, never nought or no.
    """

    country = models.ForeignKey(
        "treaties.Country", on_delete=models.CASCADE, related_name="standings"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    scale = models.DecimalField(
        _("share of the budget, per cent"), max_digits=6, decimal_places=3, null=True, blank=True
    )
    arrears_years = models.PositiveSmallIntegerField(_("years in arrears"), null=True, blank=True)
    is_ldc = models.BooleanField(_("least developed country"), null=True, blank=True)
    is_lldc = models.BooleanField(_("landlocked developing country"), null=True, blank=True)
    is_sids = models.BooleanField(_("small island developing State"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=500)

    class Meta:
        ordering = ["country", "-year"]
        verbose_name = _("scale and arrears")
        verbose_name_plural = _("scale and arrears")
        constraints = [
            models.UniqueConstraint(fields=["country", "year"], name="standing_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.country}, {self.year}"
