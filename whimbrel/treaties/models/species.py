from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated
from whimbrel.treaties.models.instrument import Instrument
from whimbrel.treaties.models.naming import Sourced


class Species(models.Model):
    """A taxon listed under the Convention: mostly a species, sometimes a family or a population's species."""

    scientific_name = models.CharField(max_length=150, unique=True)
    rank = models.CharField(max_length=30, blank=True)
    taxon_class = models.CharField(_("class"), max_length=60, blank=True)
    order = models.CharField(max_length=60, blank=True)
    family = models.CharField(max_length=60, blank=True)
    common_name_en = models.CharField(max_length=250, blank=True)
    common_name_fr = models.CharField(max_length=250, blank=True)
    common_name_es = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["scientific_name"]
        verbose_name = verbose_name_plural = _("species")

    def __str__(self) -> str:
        return self.scientific_name

    @property
    def common_name(self) -> str:
        return translated(self, "common_name")


class AppendixListing(Sourced):
    """The listing of a taxon, or of populations of it, in an Appendix, by a meeting (Art. III, IV, XI)."""

    class Appendix(models.TextChoices):
        I = "I", _("Appendix I")  # noqa: E741 (the Convention's own numeral)
        II = "II", _("Appendix II")

    species = models.ForeignKey(Species, on_delete=models.PROTECT, related_name="listings")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="listings")
    appendix = models.CharField(max_length=2, choices=Appendix)
    effective_on = models.DateField(null=True, blank=True)
    year_listed = models.PositiveSmallIntegerField(null=True, blank=True)
    adopted_at = models.CharField(max_length=60, blank=True)
    annotation = models.TextField(blank=True)
    status = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["species", "appendix", "adopted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["species", "appendix", "adopted_at"], name="appendix_listing_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.species}: {self.get_appendix_display()}"


class RangeState(models.Model):
    """A country in which a listed taxon occurs, as one imported data set has it (Art. I.1 (h))."""

    species = models.ForeignKey(Species, on_delete=models.CASCADE, related_name="range_states")
    country = models.ForeignKey(
        "treaties.Country", on_delete=models.CASCADE, related_name="range_of"
    )
    occurrence = models.CharField(max_length=200, blank=True)
    listed_through = models.CharField(max_length=200, blank=True)
    dataset = models.CharField(max_length=60)
    name_basis = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["species", "country"]
        constraints = [
            models.UniqueConstraint(
                fields=["species", "country", "dataset", "occurrence"], name="range_state_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.species} in {self.country}"
