from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from whimbrel.nbsap.models.assessment import Step, StepDone
from whimbrel.nbsap.models.plan import Nbsap
from whimbrel.treaties.models import Instrument

# So long before its day a planned step stands among what is due.
SOON = timedelta(days=30)


class StepPlanQuerySet(models.QuerySet["StepPlan"]):
    def open(self) -> "StepPlanQuerySet":
        """Those whose step is not taken."""
        taken = StepDone.objects.filter(
            nbsap=OuterRef("nbsap"), step=OuterRef("step"), taken_back_at=None
        )
        return self.filter(~Exists(taken))


class StepPlan(models.Model):
    """By when a step is to be taken, and who sees to it. What it said before is in the journal."""

    nbsap = models.ForeignKey(Nbsap, on_delete=models.CASCADE, related_name="planned_steps")
    step = models.CharField(_("step"), max_length=12, choices=Step)
    due_on = models.DateField(_("to be done by"))
    # The convention whose focal point in the country sees to it. A post and not a person: a successor holds it at once.
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # Where it is no focal point: "Ministry of fisheries".
    office = models.CharField(_("office"), max_length=200, blank=True)
    words = models.CharField(_("what is to be done"), max_length=300, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = StepPlanQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("planned step for a national plan")
        verbose_name_plural = _("planned steps for national plans")
        constraints = [
            models.UniqueConstraint(fields=["nbsap", "step"], name="nbsap_step_planned_once"),
            models.CheckConstraint(
                condition=Q(instrument=None) | Q(office=""), name="planned_step_of_one_office"
            ),
        ]
        indexes = [models.Index(fields=["due_on"], name="nbsap_step_due")]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, {self.due_on:%Y-%m-%d}"

    @property
    def responsible(self) -> str:
        """The office that sees to it; empty where all who act for the country do."""
        if self.instrument:
            return _("Focal point of %(convention)s") % {"convention": self.instrument.short_name}
        return self.office

    def is_near(self, *, on: date) -> bool:
        """The day comes soon, or has passed."""
        return self.due_on <= on + SOON

    def is_overdue(self, *, on: date) -> bool:
        """The day has passed; of a step that is not taken."""
        return self.due_on < on
