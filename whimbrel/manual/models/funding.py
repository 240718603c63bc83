from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated
from whimbrel.treaties.models import Region


class FundingProgramme(models.Model):
    """Where money for the work may be asked for: by whom, for what, until when."""

    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    name_en = models.CharField(_("name in English"), max_length=250)
    name_fr = models.CharField(_("name in French"), max_length=250, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=250, blank=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=250, blank=True)
    name_ru = models.CharField(_("name in Russian"), max_length=250, blank=True)
    institution = models.CharField(_("institution"), max_length=250)
    activities_en = models.TextField(_("what it pays for, in English"))
    activities_fr = models.TextField(_("what it pays for, in French"), blank=True)
    activities_es = models.TextField(_("what it pays for, in Spanish"), blank=True)
    activities_ar = models.TextField(_("what it pays for, in Arabic"), blank=True)
    activities_ru = models.TextField(_("what it pays for, in Russian"), blank=True)
    eligibility_en = models.TextField(_("who may ask, in English"), blank=True)
    eligibility_fr = models.TextField(_("who may ask, in French"), blank=True)
    eligibility_es = models.TextField(_("who may ask, in Spanish"), blank=True)
    eligibility_ar = models.TextField(_("who may ask, in Arabic"), blank=True)
    eligibility_ru = models.TextField(_("who may ask, in Russian"), blank=True)
    # Empty for a programme that is always open, or whose next day is not announced yet.
    deadline_on = models.DateField(_("ask until"), null=True, blank=True)
    closed_on = models.DateField(_("closed since"), null=True, blank=True)
    regions = models.ManyToManyField(Region, blank=True, related_name="+")
    link = models.URLField(_("where to ask"), blank=True)
    source = models.CharField(_("source"), max_length=500)

    class Meta:
        ordering = ["deadline_on", "slug"]
        verbose_name = _("funding programme")
        verbose_name_plural = _("funding programmes")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('manual:funding_list')}#{self.slug}"

    def is_open(self, today: date) -> bool:
        """Whether it can still be asked: its day has not passed, and nobody has closed it."""
        is_closed = self.closed_on is not None and self.closed_on <= today
        return not is_closed and (self.deadline_on is None or self.deadline_on >= today)

    @property
    def name(self) -> str:
        return translated(self, "name")

    @property
    def activities(self) -> str:
        return translated(self, "activities")

    @property
    def eligibility(self) -> str:
        return translated(self, "eligibility")
