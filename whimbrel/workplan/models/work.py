from datetime import date

from django.conf import settings
from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
)
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.core.languages import current_language, has_language, in_language
from whimbrel.workplan.models.plan import Activity, Titled, as_known

# A page of this site, or a page elsewhere.
PLACE = RegexValidator(
    r"^(/[^/\\]|https?://)\S*$",
    _("Give a page of this site (/en/…) or a whole address (https://…)."),
)


class Output(Titled):
    """What an activity brings forth, or a day by which it must have come so far."""

    class Kind(models.TextChoices):
        OUTPUT = "output", _("Output")
        MILESTONE = "milestone", _("Milestone")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="outputs")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.OUTPUT)
    # How much it counts beside the others when it is reckoned how much is done; a milestone may count for nothing.
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MaxValueValidator(100)]
    )
    due_on = models.DateField(_("planned for"), null=True, blank=True)
    # The last day of what is known of the date, as with the activity itself.
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_precision = models.CharField(
        _("how exactly it is known"),
        max_length=10, choices=Activity.Precision, default=Activity.Precision.DAY,
    )  # fmt: skip
    evidence = models.CharField(
        _("where it is to be seen"), max_length=500, blank=True, validators=[PLACE]
    )
    evidence_words = models.CharField(_("what is seen there"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ["activity", "due_on", "pk"]
        verbose_name = _("output")
        verbose_name_plural = _("outputs")

    @property
    def done_in_words(self) -> str:
        """No more exactly than is known; "" where only the period is, or it is not done."""
        return as_known(self.done_on, self.done_precision)

    @property
    def evidence_address(self) -> str:
        """A page of this site in the language of the reader."""
        if has_language(self.evidence):
            return in_language(self.evidence, current_language())
        return self.evidence

    def is_done(self, *, by: date) -> bool:
        return self.done_on is not None and self.done_on <= by


class ActivityStep(models.Model):
    """Where an activity stood on a day, and how much of it was done, as somebody said. The latest counts; all stay."""

    class Kind(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("of an activity", "planned")
        FUNDED = "funded", pgettext_lazy("of an activity", "funded")
        UNDER_WAY = "under_way", pgettext_lazy("of an activity", "under way")
        DONE = "done", pgettext_lazy("of an activity", "done")
        DROPPED = "dropped", pgettext_lazy("of an activity", "dropped")

    # With these nothing more is to be done.
    CLOSING = (Kind.DONE, Kind.DROPPED)

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("where it stands"), max_length=10, choices=Kind)
    on = models.DateField(_("day"))
    per_cent = models.PositiveSmallIntegerField(
        _("per cent done"), null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )  # fmt: skip
    words = models.CharField(_("in words"), max_length=1000, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("step of an activity")
        verbose_name_plural = _("steps of activities")
        constraints = [
            models.CheckConstraint(
                condition=Q(per_cent=None) | Q(per_cent__lte=100), name="step_per_cent_of_a_hundred"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.get_kind_display()}"
