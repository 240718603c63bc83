from datetime import date

from django.apps import apps
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import current_language, translated
from whimbrel.core.periods import written_as_known
from whimbrel.treaties.models import Body, Country, Instrument, Meeting, Region
from whimbrel.workplan.models.contribution import EarmarkedContribution


class Titled(models.Model):
    """A record with a title in every language of the house; English where a translation is missing."""

    title_en = models.CharField(max_length=300)
    title_fr = models.CharField(max_length=300, blank=True)
    title_es = models.CharField(max_length=300, blank=True)
    title_ar = models.CharField(max_length=300, blank=True)
    title_ru = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return translated(self, "title")


class WorkPlan(Titled):
    """What the Parties asked the Secretariat to do in an intersessional period."""

    code = models.SlugField(max_length=60, unique=True)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="work_plans")
    adopted_at = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="work_plans"
    )
    mandate = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    source = models.CharField(max_length=500, blank=True)
    # What the world reads; without one, the plan as it stands.
    approved = models.ForeignKey(
        "workplan.PlanVersion", on_delete=models.SET_NULL, null=True, blank=True, editable=False,
        related_name="+",
    )  # fmt: skip

    class Meta:
        ordering = ["starts_on"]
        verbose_name = _("work plan")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="work_plan_ends_after_it_starts"
            ),
        ]


class ProgrammeItem(Titled):
    """A heading of the work plan under which activities are carried out."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="items")
    code = models.CharField(max_length=20)
    # The plan as adopted names its essential items; the report has further chapters.
    is_essential = models.BooleanField(default=False)
    source = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["plan", "code"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="programme_item_code_once"),
        ]


class ActivityQuerySet(models.QuerySet["Activity"]):
    def completed(self, *, by: date) -> "ActivityQuerySet":
        return self.filter(completed_on__lte=by)

    def in_force(self) -> "ActivityQuerySet":
        """Those that the approved version of their plan holds; of a plan without one, all."""
        held = Q(version=OuterRef("item__plan__approved"), activity=OuterRef("pk"))
        lines = apps.get_model("workplan", "VersionActivity")._default_manager
        return self.filter(Q(item__plan__approved=None) | Exists(lines.filter(held)))


class Activity(Titled):
    """One thing done, or to be done, under a programme item. It is completed on a day, not by a flag."""

    class Precision(models.TextChoices):
        DAY = "day", _("the day is known")
        MONTH = "month", _("the month is known")
        YEAR = "year", _("the year is known")
        PERIOD = "period", _("only that it was within the period is known")

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="activities")
    code = models.CharField(max_length=20)
    # In the words of the plan; who that is on record stands below.
    responsible = models.CharField(max_length=250, blank=True)
    lead = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="led_activities",
        verbose_name=_("lead"),
    )  # fmt: skip
    # Beside the lead: of a joint activity, each of these Secretariats counts it for itself.
    partners = models.ManyToManyField(
        Body, blank=True, related_name="joint_activities", verbose_name=_("partners")
    )
    governments = models.ManyToManyField(
        Country, blank=True, related_name="joint_activities",
        verbose_name=_("governments that take part"),
    )  # fmt: skip
    regions = models.ManyToManyField(
        Region, blank=True, related_name="activities", verbose_name=_("regions")
    )
    beneficiaries_en = models.CharField(max_length=300, blank=True)
    beneficiaries_fr = models.CharField(max_length=300, blank=True)
    beneficiaries_es = models.CharField(max_length=300, blank=True)
    beneficiaries_ar = models.CharField(max_length=300, blank=True)
    beneficiaries_ru = models.CharField(max_length=300, blank=True)
    beneficiaries_number = models.PositiveIntegerField(
        _("number of beneficiaries"), null=True, blank=True
    )
    # Who looks after it, and is reminded; the world is not told.
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("looked after by"),
    )  # fmt: skip
    is_planned_for_later = models.BooleanField(
        default=False, help_text=_("Named in the plan for a later period")
    )
    # The last day of what is known of the date: a year known as 2013 is kept as 31 December 2013.
    completed_on = models.DateField(null=True, blank=True)
    completed_precision = models.CharField(
        max_length=10, choices=Precision, default=Precision.DAY, blank=True
    )
    # As it is planned; both may be unknown.
    starts_on = models.DateField(_("planned from"), null=True, blank=True)
    ends_on = models.DateField(_("planned until"), null=True, blank=True)
    # What must be done before it.
    depends_on = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="needed_by",
        verbose_name=_("depends on"),
    )  # fmt: skip
    # The activity of an earlier plan that was not finished and goes on here.
    carried_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_to",
        verbose_name=_("carried over from"),
    )  # fmt: skip
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="activities"
    )
    contributions = models.ManyToManyField(
        EarmarkedContribution, blank=True, related_name="activities"
    )
    source = models.CharField(max_length=500, blank=True)
    verified = models.CharField(max_length=200, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["item", "code"]
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.UniqueConstraint(fields=["item", "code"], name="activity_code_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="activity_ends_after_it_starts",
                violation_error_message=_("The activity ends before it starts."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("workplan:activity_detail", args=[self.pk])

    @property
    def completed_in_words(self) -> str:
        """No more exactly than is known; "" where only the period is, or it is not completed."""
        return as_known(self.completed_on, self.completed_precision)

    @property
    def beneficiaries(self) -> str:
        return translated(self, "beneficiaries")


def as_known(day: date | None, precision: str) -> str:
    """The day, month or year, as exactly as it is known; "" where only the period is, or nothing."""
    if day is None or precision == Activity.Precision.PERIOD:
        return ""
    return written_as_known(day, current_language(), precision or Activity.Precision.DAY.value)


class PlanStep(models.Model):
    """What became of a plan, or of a version of it, on a day. The latest step counts."""

    class Kind(models.TextChoices):
        DRAFTED = "drafted", _("Draft")
        SUBMITTED = "submitted", _("Submitted")
        RETURNED = "returned", _("Returned")
        APPROVED = "approved", _("Approved")
        CLOSED = "closed", _("Closed")

    plan = models.ForeignKey(
        WorkPlan, on_delete=models.CASCADE, related_name="steps", verbose_name=_("work plan")
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    kind = models.CharField(_("step"), max_length=10, choices=Kind)
    day = models.DateField(_("day"))
    # Who decided: a meeting, a committee, an office.
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)
    note = models.CharField(_("what changed"), max_length=500, blank=True)

    class Meta:
        ordering = ["plan", "day", "pk"]
        verbose_name = _("step of a plan")
        verbose_name_plural = _("steps of plans")

    def __str__(self) -> str:
        return f"{self.plan}, {self.version}: {self.get_kind_display()}"


class Criterion(Titled):
    """What an activity must satisfy to be carried out under the work plan."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="criteria")
    code = models.CharField(max_length=20)
    # How much it counts beside the others.
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    source = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["plan", "code"]
        verbose_name_plural = _("criteria")
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="criterion_code_once"),
        ]
