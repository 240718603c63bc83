from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.workplan.models.plan import Activity, WorkPlan


class PlanVersion(models.Model):
    """What a plan promised as it was put forward on a day: its items, activities, outputs, mandates and estimates.

    Its content never changes. It is open until it is approved or returned.
    """

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    # As `queries.versions.content_of` makes it.
    content = models.JSONField()
    words = models.CharField(_("what changes, and why"), max_length=500)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    # Who decided: a meeting, a committee, an office; and who entered it here.
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_words = models.CharField(_("why it is returned"), max_length=500, blank=True)

    class Meta:
        ordering = ["plan", "-number"]
        verbose_name = _("version of a plan")
        verbose_name_plural = _("versions of plans")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_number_once"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(approved_at=None, returned_at=None),
                name="plan_version_one_open",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(returned_at=None),
                name="plan_version_approved_or_returned",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.number}"

    @property
    def is_open(self) -> bool:
        return self.approved_at is None and self.returned_at is None

    @property
    def state(self) -> str:
        if self.approved_at:
            return str(pgettext_lazy("of a version", "approved"))
        if self.returned_at:
            return str(pgettext_lazy("of a version", "returned"))
        return str(pgettext_lazy("of a version", "put forward"))


class VersionActivity(models.Model):
    """An activity that a version holds; while one does, it cannot be removed, only dropped."""

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="lines")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        verbose_name = _("activity of a version")
        verbose_name_plural = _("activities of versions")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "activity"], name="activity_once_a_plan_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.activity}"
