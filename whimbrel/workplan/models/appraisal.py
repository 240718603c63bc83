from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.workplan.models.plan import Activity, Criterion, WorkPlan


class Points(models.IntegerChoices):
    """How far an activity satisfies a criterion. The number is its points."""

    NOT = 0, pgettext_lazy("a criterion", "not satisfied")
    PARTLY = 1, pgettext_lazy("a criterion", "in part")
    FULLY = 2, pgettext_lazy("a criterion", "satisfied")


class Mark(models.Model):
    """How far an activity satisfies one criterion, as somebody found. The latest counts; earlier ones stay."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="marks")
    points = models.PositiveSmallIntegerField(_("points"), choices=Points)
    words = models.CharField(_("why"), max_length=1000, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["-given_at", "-pk"]
        verbose_name = _("mark of an activity")
        verbose_name_plural = _("marks of activities")
        indexes = [models.Index(fields=["activity", "criterion"], name="workplan_marked")]

    def __str__(self) -> str:
        return f"{self.activity.code}, {self.criterion}: {self.get_points_display()}"


class Level(models.IntegerChoices):
    """How likely a risk is, and how much it would harm."""

    LOW = 1, pgettext_lazy("of a risk", "low")
    MIDDLE = 2, pgettext_lazy("of a risk", "middling")
    HIGH = 3, pgettext_lazy("of a risk", "high")


class Risk(models.Model):
    """What could go wrong with a plan or one of its activities, and what is done about it."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="risks")
    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, null=True, blank=True, related_name="risks"
    )
    title = models.CharField(_("what could happen"), max_length=300)
    likelihood = models.PositiveSmallIntegerField(_("likelihood"), choices=Level)
    impact = models.PositiveSmallIntegerField(_("harm"), choices=Level)
    response = models.TextField(_("what is done about it"), blank=True, max_length=2000)
    responsible = models.CharField(_("responsible office"), max_length=200, blank=True)
    noted_on = models.DateField(_("noted on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=1000, blank=True)

    class Meta:
        ordering = ["-noted_on", "-pk"]
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("noted_on")),
                name="risk_closed_after_it_was_noted",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def weight(self) -> int:
        """From 1 to 9."""
        return self.likelihood * self.impact


class Finding(models.Model):
    """What an assessment found: a lesson, or a recommendation that is followed until it is closed."""

    class Kind(models.TextChoices):
        LESSON = "lesson", _("Lesson")
        RECOMMENDATION = "recommendation", _("Recommendation")

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="findings")
    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, null=True, blank=True, related_name="findings"
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    words = models.TextField(_("in words"), max_length=5000)
    source = models.CharField(_("found by"), max_length=300)
    responsible = models.CharField(_("responsible office"), max_length=200, blank=True)
    due_on = models.DateField(_("to be done by"), null=True, blank=True)
    noted_on = models.DateField(_("noted on"))

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("finding of an assessment")
        verbose_name_plural = _("findings of assessments")

    def __str__(self) -> str:
        return self.words[:80]


class FindingStep(models.Model):
    """What became of a recommendation on a day. The latest says where it stands."""

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("not accepted")
        BEGUN = "begun", _("under way")
        DONE = "done", _("done")

    # With these nothing more is to be done.
    CLOSING = (Kind.REFUSED, Kind.DONE)

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("step"), max_length=10, choices=Kind)
    on = models.DateField(_("day"))
    words = models.CharField(_("in words"), max_length=1000, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("step of a recommendation")
        verbose_name_plural = _("steps of recommendations")

    def __str__(self) -> str:
        return f"{self.finding}: {self.get_kind_display()}"


class Evaluator(models.Model):
    """An office from outside that reads the assessment of a plan by a link, until a day."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="evaluators")
    # An office and not a name: "Institute for evaluation".
    office = models.CharField(_("office"), max_length=200)
    email = models.EmailField(_("e-mail address of the office"))
    language = models.CharField(_("language"), max_length=5)
    until = models.DateField(_("until"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("evaluator")
        verbose_name_plural = _("evaluators")

    def __str__(self) -> str:
        return self.office

    def may_read(self, *, on: date) -> bool:
        return self.ended_at is None and on <= self.until
