from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.nbsap.models.plan import Nbsap, PlanStage
from whimbrel.treaties.models import Instrument

# In which somebody can take part; the others happen by themselves.
STAGES = ("preparing", "consulting", "adopted", "launched", "implementing", "reviewing")


class Participation(models.Model):
    """That the focal point of a convention, or another office, took part in a stage of a version. By office, never by name."""

    nbsap = models.ForeignKey(Nbsap, on_delete=models.CASCADE, related_name="participations")
    stage = models.CharField(
        pgettext_lazy("of a national plan", "stage"), max_length=12, choices=PlanStage.Kind
    )
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # Where it is no focal point: "Ministry of fisheries".
    office = models.CharField(_("office"), max_length=200, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = [F("instrument__code").asc(nulls_last=True), "office", "pk"]
        verbose_name = _("participation in a national plan")
        verbose_name_plural = _("participations in national plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(instrument=None) ^ Q(office=""), name="participation_of_one_office"
            ),
            models.UniqueConstraint(
                fields=["nbsap", "stage", "instrument"],
                condition=Q(taken_back_at=None) & ~Q(instrument=None),
                name="focal_point_takes_part_once",
            ),
            models.UniqueConstraint(
                fields=["nbsap", "stage", "office"],
                condition=Q(taken_back_at=None) & ~Q(office=""),
                name="office_takes_part_once",
            ),
        ]

    def __str__(self) -> str:
        if self.instrument:
            return _("Focal point of %(convention)s") % {"convention": self.instrument.short_name}
        return self.office
