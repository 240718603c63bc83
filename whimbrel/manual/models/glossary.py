from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated


class GlossaryTerm(models.Model):
    """A word of the field: how each language says it, what it means, and where the meaning was read."""

    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    term_en = models.CharField(_("in English"), max_length=150)
    term_fr = models.CharField(_("in French"), max_length=150, blank=True)
    term_es = models.CharField(_("in Spanish"), max_length=150, blank=True)
    term_ar = models.CharField(_("in Arabic"), max_length=150, blank=True)
    term_ru = models.CharField(_("in Russian"), max_length=150, blank=True)
    definition_en = models.TextField(_("meaning in English"))
    definition_fr = models.TextField(_("meaning in French"), blank=True)
    definition_es = models.TextField(_("meaning in Spanish"), blank=True)
    definition_ar = models.TextField(_("meaning in Arabic"), blank=True)
    definition_ru = models.TextField(_("meaning in Russian"), blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")

    def __str__(self) -> str:
        return self.term

    def get_absolute_url(self) -> str:
        return f"{reverse('manual:glossary')}#term-{self.slug}"

    @property
    def term(self) -> str:
        return translated(self, "term")

    @property
    def definition(self) -> str:
        return translated(self, "definition")
