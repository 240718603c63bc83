from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated
from whimbrel.treaties.models import Country, Instrument, Region


class PracticeExample(models.Model):
    """How one country or office did it, told so that another can do the same."""

    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    title_en = models.CharField(_("title in English"), max_length=250)
    title_fr = models.CharField(_("title in French"), max_length=250, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=250, blank=True)
    title_ar = models.CharField(_("title in Arabic"), max_length=250, blank=True)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    text_en = models.TextField(_("text in English"))
    text_fr = models.TextField(_("text in French"), blank=True)
    text_es = models.TextField(_("text in Spanish"), blank=True)
    text_ar = models.TextField(_("text in Arabic"), blank=True)
    text_ru = models.TextField(_("text in Russian"), blank=True)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    instruments = models.ManyToManyField(Instrument, blank=True, related_name="+")
    regions = models.ManyToManyField(Region, blank=True, related_name="+")
    link = models.URLField(_("read more"), blank=True)
    source = models.CharField(_("source"), max_length=500)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("practice example")
        verbose_name_plural = _("practice examples")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('manual:example_list')}#{self.slug}"

    @property
    def title(self) -> str:
        return translated(self, "title")

    @property
    def text(self) -> str:
        return translated(self, "text")
