from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models.instrument import Instrument
from whimbrel.treaties.models.naming import Named, Sourced
from whimbrel.treaties.models.treaty_action import TreatyAction


class Region(Named):
    """A region of the Convention, or an area inside one that the Secretariat works with."""

    code = models.SlugField(max_length=60, unique=True)
    within = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="areas"
    )

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")


class CountryQuerySet(models.QuerySet["Country"]):
    def parties_to(self, instrument: Instrument, *, on: date) -> "CountryQuerySet":
        """Countries bound by the instrument on that day; of an MOU, its Signatories."""
        bound = TreatyAction.objects.in_force(on=on).filter(instrument=instrument)
        return self.filter(pk__in=bound.values("country"))

    def signatories_only(self, instrument: Instrument, *, on: date) -> "CountryQuerySet":
        """Countries that have signed the instrument by that day and are not bound by it."""
        signed = TreatyAction.objects.filter(
            instrument=instrument, kind=TreatyAction.Kind.SIGNATURE, signed_on__lte=on
        )
        bound = TreatyAction.objects.in_force(on=on).filter(instrument=instrument)
        return self.filter(pk__in=signed.values("country")).exclude(pk__in=bound.values("country"))


class Country(Named):
    """A State, a territory, or a regional economic integration organization (Art. I.1 (k))."""

    class Kind(models.TextChoices):
        STATE = "state", _("State")
        TERRITORY = "territory", _("Territory")
        REIO = "reio", _("Regional economic integration organization")

    iso3 = models.CharField(max_length=3, unique=True)
    iso2 = models.CharField(max_length=2, blank=True)
    m49 = models.CharField(max_length=3, blank=True, help_text=_("UN M49 code, with leading zeros"))
    kind = models.CharField(max_length=10, choices=Kind)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="countries"
    )
    region_basis = models.CharField(max_length=100, blank=True)
    un_subregion = models.CharField(max_length=60, blank=True)
    un_member_since = models.PositiveSmallIntegerField(null=True, blank=True)
    is_ldc = models.BooleanField(_("least developed country"), default=False)
    is_lldc = models.BooleanField(_("landlocked developing country"), default=False)
    is_sids = models.BooleanField(_("small island developing State"), default=False)
    official_languages = models.CharField(max_length=100, blank=True)
    working_languages = models.CharField(max_length=50, blank=True)
    sovereignty = models.CharField(max_length=100, blank=True)

    objects = CountryQuerySet.as_manager()

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("country")
        verbose_name_plural = _("countries")


class CountryNameQuerySet(models.QuerySet["CountryName"]):
    def borne(self, *, on: date) -> "CountryNameQuerySet":
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=on), ends_on__gt=on)


class CountryName(Named, Sourced):
    """A name a country bore until a day and bears no more: Swaziland until 19 April 2018."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="former_names")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(help_text=_("The first day of the next name"))

    objects = CountryNameQuerySet.as_manager()

    class Meta:
        ordering = ["country", "ends_on"]
        constraints = [
            models.UniqueConstraint(fields=["country", "ends_on"], name="country_name_one_per_end"),
        ]
