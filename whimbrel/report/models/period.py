"""What belongs to a reporting period: the targets on the way, and that it is locked."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.report.models.indicator import Indicator, ReportingPeriod


class PeriodTarget(models.Model):
    """What an indicator should be worth at the end of a period, on the way to its target."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="period_targets", verbose_name=_("indicator")
    )  # fmt: skip
    period = models.ForeignKey(
        ReportingPeriod, on_delete=models.CASCADE, related_name="targets", verbose_name=_("period")
    )
    number = models.DecimalField(_("target"), max_digits=18, decimal_places=4)

    class Meta:
        ordering = ["indicator", "period__starts_on"]
        verbose_name = _("target of a period")
        verbose_name_plural = _("targets of periods")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period"], name="one_target_a_period")
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}, {self.period.name}"

    def clean(self) -> None:
        if not (self.indicator_id and self.period_id):
            return
        if self.indicator.plan_id != self.period.plan_id:
            raise ValidationError({"period": _("Choose a period of the indicator’s own plan.")})
        if PeriodLock.objects.in_force().filter(period=self.period_id).exists():
            raise ValidationError(
                {"period": _("This period is locked. Open it first, and say why.")}
            )


class PeriodLockQuerySet(models.QuerySet["PeriodLock"]):
    def in_force(self) -> "PeriodLockQuerySet":
        return self.filter(opened_at=None)


class PeriodLock(models.Model):
    """That no value of a period changes any more, until somebody opened it again and said why."""

    # A period that was ever locked is not taken out: what was settled in it stays.
    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="locks")
    locked_at = models.DateTimeField(_("locked"))
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("why it was opened"), max_length=300, blank=True)

    objects = PeriodLockQuerySet.as_manager()

    class Meta:
        ordering = ["period", "locked_at", "pk"]
        verbose_name = _("lock of a period")
        verbose_name_plural = _("locks of periods")
        constraints = [
            models.UniqueConstraint(
                fields=["period"], condition=Q(opened_at=None), name="one_lock_a_period"
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | ~Q(reason=""), name="period_opened_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.period)
