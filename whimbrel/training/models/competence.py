from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated
from whimbrel.training.models.workshop import Workshop
from whimbrel.treaties.models.naming import Named


class Area(models.TextChoices):
    """The parts of the work, in the order in which a newcomer meets them."""

    CONVENTION = "convention", _("The Convention and its family")
    MEETINGS = "meetings", _("Meetings of the Parties")
    HOME = "home", _("Carrying it out at home")
    RESOURCES = "resources", _("Reports, money and people")


class Level(models.IntegerChoices):
    """How well somebody can do a piece of the work: the same five steps in every survey."""

    NEW = 1, _("new to me")
    KNOWN = 2, _("I know of it")
    WITH_HELP = 3, _("I can do it with help")
    ALONE = 4, _("I can do it alone")
    TEACHES = 5, _("I can teach it")


class Competence(Named):
    """Something that those who carry out the Convention must be able to do. The framework is Whimbrel's own."""

    code = models.SlugField(max_length=40, unique=True)
    area = models.CharField(max_length=20, choices=Area)
    position = models.PositiveSmallIntegerField(default=0)
    about_en = models.CharField(_("about, in English"), max_length=250, blank=True)
    about_fr = models.CharField(_("about, in French"), max_length=250, blank=True)
    about_es = models.CharField(_("about, in Spanish"), max_length=250, blank=True)
    about_ar = models.CharField(_("about, in Arabic"), max_length=250, blank=True)
    about_ru = models.CharField(_("about, in Russian"), max_length=250, blank=True)

    class Meta:
        ordering = ["position", "code"]
        verbose_name = _("competence")
        verbose_name_plural = _("competences")

    @property
    def about(self) -> str:
        return translated(self, "about")


class Module(Named):
    """A piece of a workshop's agenda that can be taught anywhere, and the competences it builds."""

    code = models.SlugField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=1)
    competences = models.ManyToManyField(
        Competence, related_name="modules", verbose_name=_("competences")
    )

    class Meta:
        ordering = ["position", "code"]
        verbose_name = _("module")
        verbose_name_plural = _("modules")


class WorkshopModule(models.Model):
    """A module that a workshop teaches: so it is known which competences its participants were trained in."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="modules")
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="taught")

    class Meta:
        ordering = ["module__position"]
        verbose_name = _("module of a workshop")
        verbose_name_plural = _("modules of workshops")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "module"], name="module_once_a_workshop"),
        ]

    def __str__(self) -> str:
        return f"{self.module}, {self.workshop}"
