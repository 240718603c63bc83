from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES
from whimbrel.report.models.report import Report
from whimbrel.treaties.models import Country, Instrument, Meeting, Region
from whimbrel.workplan.models import Grant, WorkPlan

# What each pattern is about: the field, and the column by which figures name it.
ABOUT = {"plan": "code", "grant": "code", "region": "code", "country": "iso3"}


class ReportSchedule(models.Model):
    """That a report of one pattern is made again and again, and told to some people by e-mail."""

    class Pattern(models.TextChoices):
        STANDING = "standing-committee", _("Update for the Standing Committee")
        DONOR = "donor", _("Report to a donor")
        REGION = "region", _("Report on a region")
        MINISTER = "minister", _("One page for a minister")

    class Every(models.TextChoices):
        MONTH = "month", _("Each month")
        QUARTER = "quarter", _("Each quarter")
        YEAR = "year", _("Each year")

    title = models.CharField(_("title"), max_length=200)
    pattern = models.CharField(_("pattern"), max_length=20, choices=Pattern)
    plan = models.ForeignKey(
        WorkPlan, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("work plan"),
        related_name="+",
    )  # fmt: skip
    grant = models.ForeignKey(
        Grant, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("grant"),
        related_name="+",
    )  # fmt: skip
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("region"),
        related_name="+",
    )  # fmt: skip
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("country"),
        related_name="+",
    )  # fmt: skip
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, verbose_name=_("instrument"), related_name="+"
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, verbose_name=_("meeting"), related_name="+"
    )
    every = models.CharField(_("how often"), max_length=8, choices=Every, default=Every.QUARTER)
    day = models.PositiveSmallIntegerField(
        _("day of the month after"), default=5,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
    )  # fmt: skip
    # Empty: each reader's own.
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, blank=True)
    readers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("to whom")
    )
    # Periods that ended before it were not wanted.
    since = models.DateField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Stopped by somebody, or by itself when nobody was left to read it.
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("report that goes out by itself")
        verbose_name_plural = _("reports that go out by themselves")
        constraints = [
            models.CheckConstraint(
                condition=Q(day__gte=1, day__lte=28), name="schedule_day_in_every_month"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.day is not None and not 1 <= self.day <= 28:
            raise ValidationError({"day": _("Choose a day from 1 to 28, which every month has.")})

    @property
    def about(self) -> dict[str, str]:
        """What it is about, by the names that figures use."""
        chosen = {name: getattr(self, name) for name in ABOUT}
        return {name: getattr(one, ABOUT[name]) for name, one in chosen.items() if one}


class SentReport(models.Model):
    """The report that a schedule made of one period, and who was told of it."""

    schedule = models.ForeignKey(ReportSchedule, on_delete=models.CASCADE, related_name="sent")
    period_starts_on = models.DateField()
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="sent_as")
    sent_at = models.DateTimeField()
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    class Meta:
        ordering = ["-period_starts_on"]
        verbose_name = _("report that went out")
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "period_starts_on"], name="sent_report_once_a_period"
            )
        ]

    def __str__(self) -> str:
        return str(self.report)
