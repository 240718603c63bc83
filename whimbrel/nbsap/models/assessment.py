from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.nbsap.models.plan import Nbsap, name_of_language
from whimbrel.treaties.models import Species


class Step(models.TextChoices):
    """The twelve steps by which a focal point brings migratory species into the plan, in their order."""

    COUNTERPART = "counterpart", _("Meet the focal point of the CBD")
    TEAM = "team", _("Join the team that writes the plan")
    READ = "read", _("Read the plan in force, and grade it")
    LIST = "list", _("List the species and sites of the Convention")
    THREATS = "threats", _("Map threats, and the sectors they come from")
    TARGETS = "targets", _("Propose national targets")
    MEASURES = "measures", _("Propose measures with who leads and what they cost")
    BORDERS = "borders", _("Name what is done together with other Range States")
    LAW = "law", _("Link the plan with the legislation")
    FINANCE = "finance", _("Find the money, through the operational focal point of the GEF")
    INDICATORS = "indicators", _("Agree indicators that serve both national reports")
    REVIEW = "review", _("Set the day of the review")


class StepDone(models.Model):
    """That a step was taken for a version of the plan, and what shows it."""

    nbsap = models.ForeignKey(Nbsap, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(_("step"), max_length=12, choices=Step)
    done_on = models.DateField(_("done on"))
    quotation = models.TextField(_("what shows it, word for word"), blank=True)
    page = models.CharField(_("page"), max_length=20, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    # Of what the address leads to; empty where it is not known.
    language = models.CharField(_("language"), max_length=10, blank=True)
    # An office and not a name.
    responsible = models.CharField(_("responsible office"), max_length=200, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["done_on", "pk"]
        verbose_name = _("step taken for a national plan")
        verbose_name_plural = _("steps taken for national plans")
        constraints = [
            models.UniqueConstraint(
                fields=["nbsap", "step"], condition=Q(taken_back_at=None), name="nbsap_step_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, {self.done_on:%Y-%m-%d}"

    @property
    def language_name(self) -> str:
        """The language in the reader’s own; empty where it is not known."""
        return name_of_language(self.language)


class Evidence(models.Model):
    """A file that shows that a step was taken. The country and the Secretariat read it, and nobody else."""

    nbsap = models.ForeignKey(Nbsap, on_delete=models.CASCADE, related_name="evidence")
    step = models.CharField(_("step"), max_length=12, choices=Step)
    title = models.CharField(_("title"), max_length=200)
    upload = models.FileField(_("file"), upload_to="private/nbsap/", max_length=300)
    size = models.PositiveIntegerField()
    # Empty where it is not known.
    language = models.CharField(_("language"), max_length=10, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["step", "added_at", "pk"]
        verbose_name = _("file about a national plan")
        verbose_name_plural = _("files about national plans")

    def __str__(self) -> str:
        return self.title

    @property
    def language_name(self) -> str:
        """The language in the reader’s own; empty where it is not known."""
        return name_of_language(self.language)


class Criterion(models.TextChoices):
    """What is looked for in a plan. The same over all versions and countries, so that they compare."""

    SPECIES = "species", _("Migratory species")
    CONVENTION = "convention", _("The Convention and its instruments")
    SITES = "sites", _("Sites, corridors and connectivity")
    THREATS = "threats", _("Threats to migratory species")
    MEASURES = "measures", _("Measures with who leads and what they cost")
    BORDERS = "borders", _("Work together with other Range States")
    FINANCE = "finance", pgettext_lazy("of a national plan", "Finance")
    INDICATORS = "indicators", pgettext_lazy("of a national plan", "Indicators")


class Grade(models.IntegerChoices):
    """How far the plan speaks of it. The number is its points."""

    NONE = 0, _("not mentioned")
    GENERAL = 1, _("in general words")
    SPECIFIC = 2, _("specifically")


class Score(models.Model):
    """The grade of one criterion, as somebody gave it. The latest counts; earlier ones stay."""

    nbsap = models.ForeignKey(Nbsap, on_delete=models.CASCADE, related_name="scores")
    criterion = models.CharField(_("criterion"), max_length=12, choices=Criterion)
    grade = models.PositiveSmallIntegerField(_("grade"), choices=Grade)
    quotation = models.TextField(_("what shows it, word for word"), blank=True)
    page = models.CharField(_("page"), max_length=20, blank=True)
    graded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    graded_at = models.DateTimeField()

    class Meta:
        ordering = ["-graded_at", "-pk"]
        verbose_name = _("grade of a national plan")
        verbose_name_plural = _("grades of national plans")
        indexes = [models.Index(fields=["nbsap", "criterion"], name="nbsap_graded")]

    def __str__(self) -> str:
        return f"{self.get_criterion_display()}: {self.get_grade_display()}"


class NamedSpecies(models.Model):
    """A listed species that a version of the plan names."""

    nbsap = models.ForeignKey(Nbsap, on_delete=models.CASCADE, related_name="named_species")
    species = models.ForeignKey(Species, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(_("page"), max_length=20, blank=True)

    class Meta:
        ordering = ["species__scientific_name"]
        verbose_name = verbose_name_plural = _("species named in a national plan")
        constraints = [
            models.UniqueConstraint(fields=["nbsap", "species"], name="species_named_once")
        ]

    def __str__(self) -> str:
        return str(self.species)


class Publication(models.Model):
    """That steps and grades of a version may be read by everybody, from then until it was taken back."""

    nbsap = models.ForeignKey(Nbsap, on_delete=models.CASCADE, related_name="publications")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    published_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-published_at"]
        verbose_name = _("publication of an assessment")
        verbose_name_plural = _("publications of assessments")
        constraints = [
            models.UniqueConstraint(
                fields=["nbsap"], condition=Q(taken_back_at=None), name="nbsap_published_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.nbsap)
