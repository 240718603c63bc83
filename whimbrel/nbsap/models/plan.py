from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.core.languages import language_names
from whimbrel.treaties.models import Country
from whimbrel.treaties.models.naming import Sourced


def name_of_language(code: str) -> str:
    """What the language is called in the reader's own; empty where none is given."""
    return language_names([code])[0] if code else ""


class Framework(models.TextChoices):
    """A set of global targets that a national plan, or one of its targets, answers."""

    AICHI = "aichi", _("Aichi Biodiversity Targets")
    KMGBF = "kmgbf", _("Kunming-Montreal Global Biodiversity Framework")
    SPMS = "spms", _("Strategic Plan for Migratory Species 2015–2023")
    SAMARKAND = "samarkand", _("Samarkand Strategic Plan for Migratory Species 2024–2032")


class Nbsap(Sourced):
    """One version of a country's national biodiversity strategy and action plan (CBD, Art. 6 (a))."""

    # The frameworks of the CBD, for which a plan is written.
    WRITTEN_FOR = [Framework.AICHI, Framework.KMGBF]

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="nbsaps")
    code = models.SlugField(max_length=20, unique=True)
    title = models.CharField(pgettext_lazy("of a text", "title"), max_length=300, blank=True)
    # By which the version is known: of its adoption, or the latest one found in it.
    year = models.PositiveSmallIntegerField(_("year"))
    starts_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    ends_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    # Empty where it is not known which global targets it answers.
    framework = models.CharField(
        _("written for"), max_length=10, blank=True, choices=[(one.value, one.label) for one in WRITTEN_FOR],
    )  # fmt: skip
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True)
    source_url = models.URLField(_("where it can be found"), max_length=500, blank=True)

    class Meta:
        ordering = ["country", "-year", "-pk"]
        verbose_name = _("national biodiversity plan")
        verbose_name_plural = _("national biodiversity plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_year=None) | Q(ends_year=None) | Q(ends_year__gte=models.F("starts_year")),
                name="nbsap_ends_after_it_starts",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.country}, {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("nbsap:nbsap_detail", args=[self.country.iso3])

    @property
    def period(self) -> str:
        """The years it covers, "2014–2020"; the one by which it is known where they are not on record."""
        if self.starts_year and self.ends_year:
            return f"{self.starts_year}–{self.ends_year}"
        return str(self.year)


class PlanStage(models.Model):
    """That a version reached a stage on a day. The latest of them is where it stands."""

    class Kind(models.TextChoices):
        PREPARING = "preparing", _("Being prepared")
        CONSULTING = "consulting", _("Consultation in the country")
        WRITTEN = "written", _("Written, not earlier than")
        ADOPTED = "adopted", pgettext_lazy("of a national plan", "Adopted")
        LAUNCHED = "launched", _("Launched")
        RECEIVED = "received", _("Received by the CBD Secretariat")
        IMPLEMENTING = "implementing", _("Being carried out")
        REVIEWING = "reviewing", _("Under review")

    nbsap = models.ForeignKey(Nbsap, on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(_("stage"), max_length=12, choices=Kind)
    on = models.DateField(_("since"))
    # Only the year is known; the day is its first.
    is_year_only = models.BooleanField(_("only the year is known"), default=False)
    source = models.CharField(_("source"), max_length=500, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = pgettext_lazy("of a national plan", "stage")
        verbose_name_plural = pgettext_lazy("of a national plan", "stages")
        constraints = [
            models.UniqueConstraint(fields=["nbsap", "kind", "on"], name="nbsap_stage_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on:%Y-%m-%d}"


class PlanDocument(models.Model):
    """The text of a version in one language: where it can be read."""

    nbsap = models.ForeignKey(Nbsap, on_delete=models.CASCADE, related_name="documents")
    language = models.CharField(_("language"), max_length=10)
    title = models.CharField(pgettext_lazy("of a text", "title"), max_length=300)
    url = models.URLField(_("address"), max_length=500)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["language", "pk"]
        verbose_name = _("text of a national plan")
        verbose_name_plural = _("texts of national plans")

    def __str__(self) -> str:
        return self.title

    @property
    def language_name(self) -> str:
        """The language in the reader's own."""
        return name_of_language(self.language)
