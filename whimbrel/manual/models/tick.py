from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.manual.models.checklist import Checklist, ChecklistStep
from whimbrel.treaties.models import Country, Meeting


class UndertakingQuerySet(models.QuerySet["Undertaking"]):
    def open(self) -> "UndertakingQuerySet":
        return self.filter(ended_at=None)


class Undertaking(models.Model):
    """A checklist that a person, or the people of a country together, work through: for a meeting, or from a day."""

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="undertakings")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Where no meeting is chosen: the first day in the post.
    starts_on = models.DateField(_("days count from"), null=True, blank=True)
    begun_at = models.DateTimeField(_("begun"))
    ended_at = models.DateTimeField(_("put away"), null=True, blank=True)

    objects = UndertakingQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        verbose_name = _("checklist somebody works through")
        verbose_name_plural = _("checklists somebody works through")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person=None) ^ models.Q(country=None),
                name="undertaking_by_a_person_or_a_country",
            ),
        ]

    def __str__(self) -> str:
        return self.checklist.title

    def get_absolute_url(self) -> str:
        return reverse("manual:undertaking_detail", args=[self.pk])

    @property
    def day(self) -> date | None:
        """From which the days count: a meeting that is moved moves every date. None while nobody has set it."""
        return self.meeting.starts_on if self.meeting else self.starts_on

    def due_on(self, step: ChecklistStep) -> date | None:
        """The day by which the step is due: S-180 is half a year before."""
        if self.day is None or step.due_days is None:
            return None
        return self.day + timedelta(days=step.due_days)


class Tick(models.Model):
    """One step of an undertaking is done."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="ticks")
    step = models.ForeignKey(ChecklistStep, on_delete=models.CASCADE, related_name="ticks")
    ticked_at = models.DateTimeField(_("done"))
    ticked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["undertaking", "step"]
        verbose_name = _("step that is done")
        verbose_name_plural = _("steps that are done")
        constraints = [
            models.UniqueConstraint(fields=["undertaking", "step"], name="tick_once_a_step"),
        ]

    def __str__(self) -> str:
        return str(self.step)
