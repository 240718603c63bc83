from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.treaties.models import Instrument
from whimbrel.workplan.models import WorkPlan
from whimbrel.workplan.models.plan import Titled

NUMBER = {"max_digits": 18, "decimal_places": 4, "null": True, "blank": True}


class Indicator(Titled):
    """What of a work plan is measured, from where it started to where it should come.

    One is counted from the records, the others are entered; a formula is reckoned from others of the same plan.
    """

    class Kind(models.TextChoices):
        COUNTED = "counted", _("Counted from the records")
        ENTERED = "entered", _("A number that is entered")
        WORDS = "words", _("In words")
        FORMULA = "formula", _("Reckoned from other indicators")

    class Direction(models.TextChoices):
        UP = "up", _("More is better")
        DOWN = "down", _("Less is better")

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="indicators")
    code = models.SlugField(_("code"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ENTERED)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    direction = models.CharField(
        _("direction"), max_length=4, choices=Direction, default=Direction.UP
    )
    baseline: models.DecimalField = models.DecimalField(_("baseline"), **NUMBER)  # type: ignore[arg-type]
    target: models.DecimalField = models.DecimalField(_("target"), **NUMBER)  # type: ignore[arg-type]
    method = models.TextField(_("how it is measured"), blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    # Reminded where a value is due, and where it is late.
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("responsible"),
    )  # fmt: skip
    # Of one that is counted: a kind of figure, and what it is asked with.
    figure = models.SlugField(_("what is counted"), max_length=60, blank=True)
    parameters = models.JSONField(_("of what"), default=dict, blank=True)
    # Of one that is reckoned: "[people] / [parties] * 100".
    formula = models.CharField(
        _("formula"), max_length=300, blank=True,
        help_text=_("Codes of indicators in square brackets: [people] / [parties] * 100"),
    )  # fmt: skip

    class Meta:
        ordering = ["plan", "code"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="indicator_code_once_in_plan")
        ]

    @property
    def instrument(self) -> Instrument:
        return self.plan.instrument

    def get_absolute_url(self) -> str:
        return reverse("report:indicator_detail", args=[self.plan.code, self.code])

    def clean(self) -> None:
        if self.kind == self.Kind.COUNTED and not self.figure:
            raise ValidationError({"figure": _("Choose what is counted.")})
        if self.kind == self.Kind.FORMULA and not self.formula:
            raise ValidationError({"formula": _("Write how it is reckoned.")})


class ReportingPeriod(models.Model):
    """A span of a plan for which values are due by a day."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="reporting_periods")
    name = models.CharField(_("name"), max_length=60)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    due_on = models.DateField(_("values due by"))

    class Meta:
        ordering = ["plan", "starts_on"]
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        constraints = [
            models.UniqueConstraint(fields=["plan", "name"], name="period_name_once_in_plan"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="period_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The days of a period that is locked stay as they are."""
        if self.pk and self.locks.filter(opened_at=None).exists():
            kept = ReportingPeriod.objects.get(pk=self.pk)
            if any(
                getattr(kept, one) != getattr(self, one)
                for one in ("plan_id", "starts_on", "ends_on", "due_on")
            ):
                raise ValidationError(_("This period is locked. Open it first, and say why."))


class IndicatorReading(models.Model):
    """What a counted indicator was worth on a day. One a day at most, and only where it differs from the one before."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    cut_off = models.DateField()
    number: models.DecimalField = models.DecimalField(**NUMBER)  # type: ignore[arg-type]
    text = models.CharField(max_length=300)
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["indicator", "cut_off"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "cut_off"], name="one_reading_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}: {self.text}"


class IndicatorValueQuerySet(models.QuerySet["IndicatorValue"]):
    def with_standing(self) -> "IndicatorValueQuerySet":
        """Each with `now_step`, `now_at` and `handed_in_at`."""
        steps = ValueStep.objects.filter(value=OuterRef("pk"))
        last, handed_in = steps.order_by("-pk"), steps.filter(step="submitted").order_by("pk")
        return self.annotate(
            now_step=Subquery(last.values("step")[:1]),
            now_at=Subquery(last.values("at")[:1]),
            handed_in_at=Subquery(handed_in.values("at")[:1]),
        )

    def settled(self) -> "IndicatorValueQuerySet":
        """Those that count: approved, or locked."""
        return self.with_standing().filter(now_step__in=SETTLED)  # type: ignore[misc]


class IndicatorValue(models.Model):
    """What was entered for an indicator and a period, with what shows it."""

    # Where it stands, in those read with their standing.
    now_step: str
    now_at: datetime
    # When it was handed in for the first time; what came back and went in again was in time all the same.
    handed_in_at: datetime | None

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="values")
    period = models.ForeignKey(ReportingPeriod, on_delete=models.CASCADE, related_name="values")
    number: models.DecimalField = models.DecimalField(_("number"), **NUMBER)  # type: ignore[arg-type]
    words = models.TextField(_("in words"), blank=True)
    evidence = models.TextField(_("what shows it"), blank=True)
    evidence_url = models.URLField(_("address"), max_length=500, blank=True)
    # By dimension and part, as decimal numbers in words: {"sex": {"f": "12", "m": "8"}}. Each adds up to the number.
    parts = models.JSONField(_("of what it is made up"), default=dict, blank=True)

    objects = IndicatorValueQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "period__starts_on"]
        verbose_name = _("value of an indicator")
        verbose_name_plural = _("values of indicators")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period"], name="one_value_a_period")
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}, {self.period.name}"


class ValueStep(models.Model):
    """That a value was entered, handed in, returned, approved or locked. The latest is where it stands."""

    class Step(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("of a value", "Draft")
        SUBMITTED = "submitted", pgettext_lazy("of a value", "Handed in")
        RETURNED = "returned", pgettext_lazy("of a value", "Returned")
        APPROVED = "approved", pgettext_lazy("of a value", "Approved")
        LOCKED = "locked", pgettext_lazy("of a value", "Locked")

    value = models.ForeignKey(IndicatorValue, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=Step)
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_step_display()


# What counts, and what may still be changed.
SETTLED = (ValueStep.Step.APPROVED.value, ValueStep.Step.LOCKED.value)
OPEN = (ValueStep.Step.DRAFT.value, ValueStep.Step.RETURNED.value)


class ValueNote(models.Model):
    """A question about a value, or an answer to one."""

    value = models.ForeignKey(IndicatorValue, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField(_("your words"), max_length=5000)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words[:60]


def is_missing(period: ReportingPeriod, value: IndicatorValue | None, *, on: date) -> bool:
    """Nothing that counts is there, and the day by which it was due has passed."""
    return value is None and period.due_on < on


def is_late(period: ReportingPeriod, value: IndicatorValue | None) -> bool:
    """A value read with its standing was handed in after the day by which it was due, however long it was looked at."""
    return value is not None and localdate(value.handed_in_at or value.now_at) > period.due_on
