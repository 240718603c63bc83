from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated


class Named(models.Model):
    """A record with a name in every language of the house; English where a translation is missing."""

    name_en = models.CharField(_("name in English"), max_length=250)
    name_fr = models.CharField(_("name in French"), max_length=250, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=250, blank=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=250, blank=True)
    name_ru = models.CharField(_("name in Russian"), max_length=250, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return translated(self, "name")


class Sourced(models.Model):
    """A fact with the place it was read in, and how far it was checked there."""

    source = models.CharField(_("source"), max_length=500, blank=True)
    verified = models.CharField(_("how far verified"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        abstract = True
