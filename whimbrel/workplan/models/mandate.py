from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models import Instrument, Meeting
from whimbrel.workplan.models.plan import Activity, Titled, WorkPlan


class Mandate(Titled):
    """A text that asks for something: who adopts a plan says with it why its activities are carried out."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("Resolution")
        DECISION = "decision", _("Decision")
        STRATEGIC_PLAN = "strategic_plan", _("Strategic plan")
        SDG = "sdg", _("Sustainable Development Goal")
        GBF = "gbf", _("Global Biodiversity Framework")
        OTHER = "other", _("Other text")

    code = models.SlugField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    # As its own body writes it: "Resolution 10.6", "UNEP/CMS/Conf.9.30", "SDG 15.5".
    symbol = models.CharField(_("symbol"), max_length=100)
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates",
        verbose_name=_("instrument"),
    )  # fmt: skip
    adopted_at = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates",
        verbose_name=_("adopted at"),
    )  # fmt: skip
    link = models.URLField(_("link to the text"), blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    verified = models.CharField(_("how far verified"), max_length=200, blank=True)

    class Meta:
        ordering = ["kind", "symbol"]
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")

    def __str__(self) -> str:
        return f"{self.symbol}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("workplan:mandate_detail", args=[self.code])


class MandateLink(models.Model):
    """A plan, or one activity of it, carries out a mandate; `source` says where that is read."""

    mandate = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, related_name="links", verbose_name=_("mandate")
    )
    plan = models.ForeignKey(
        WorkPlan, on_delete=models.CASCADE, related_name="mandate_links", verbose_name=_("work plan")
    )  # fmt: skip
    # None where the plan as a whole carries it out.
    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, null=True, blank=True, related_name="mandate_links",
        verbose_name=_("activity"),
    )  # fmt: skip
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ["mandate", "plan", "activity"]
        verbose_name = _("what carries out a mandate")
        verbose_name_plural = _("what carries out mandates")
        constraints = [
            models.UniqueConstraint(
                fields=["mandate", "activity"],
                condition=Q(activity__isnull=False),
                name="mandate_once_an_activity",
            ),
            models.UniqueConstraint(
                fields=["mandate", "plan"],
                condition=Q(activity=None),
                name="mandate_once_a_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mandate.symbol}: {self.activity or self.plan}"
