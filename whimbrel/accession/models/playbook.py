from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.accession.models.recruitment import Owned, RecruitmentFile, Stage
from whimbrel.treaties.models import Instrument


class Path(models.TextChoices):
    """To which of two ways a step belongs: one leads to the deposit, one begins with entry into force."""

    JOINING = "joining", _("Until the deposit")
    WELCOME = "welcome", _("After entry into force")


class Deed(models.TextChoices):
    """Steps that the records show as done by themselves."""

    ASK = "ask", _("Letter asking for a focal point")
    TRAINING = "training", _("Training proposed")
    REPORT = "report", _("First national report due")


class StepToTake(models.Model):
    """What a step is, in the playbook and as it was carried onto a file."""

    path = models.CharField(_("path"), max_length=10, choices=Path, default=Path.JOINING)
    place = models.PositiveSmallIntegerField(_("order"))
    words = models.CharField(_("what is to be done"), max_length=200)
    # Doing the step leads to that stage; empty, it leads to none.
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.Step, blank=True)
    days = models.PositiveSmallIntegerField(_("days after the step before"))
    answers = models.CharField(_("who answers"), max_length=120, blank=True)
    deed = models.CharField(_("shown by"), max_length=10, choices=Deed, blank=True)

    class Meta:
        abstract = True


class PlaybookStep(StepToTake):
    """One step of the way to an instrument, as the Secretariat usually goes it."""

    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="playbook_steps"
    )

    class Meta:
        ordering = ["instrument", "path", "place"]
        verbose_name = _("step of the playbook")
        verbose_name_plural = _("steps of the playbook")
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "path", "place"], name="playbook_one_step_a_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.instrument}: {self.words}"


class PlannedStepQuerySet(models.QuerySet["PlannedStep"]):
    def open(self) -> "PlannedStepQuerySet":
        """Those that have a day and are not done, in files that are open."""
        return self.filter(due_on__isnull=False, done_on=None, file__closed_at=None)

    def overdue(self, *, on: date) -> "PlannedStepQuerySet":
        return self.open().filter(due_on__lt=on)


class PlannedStep(Owned, StepToTake):
    """A step of the playbook as it was carried onto one file. Confidential, as the file is."""

    file = models.ForeignKey(RecruitmentFile, on_delete=models.CASCADE, related_name="steps")
    # Without a day where it waits for entry into force, or is needed no more.
    due_on = models.DateField(_("due on"), null=True, blank=True)
    # The Secretariat stated the day, or a rule of the instrument gives it: it is not reckoned from the step before.
    is_day_fixed = models.BooleanField(default=False)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = PlannedStepQuerySet.as_manager()

    class Meta:
        ordering = ["path", "place", "pk"]
        verbose_name = pgettext_lazy("of a recruitment file", "planned step")
        verbose_name_plural = pgettext_lazy("of a recruitment file", "planned steps")

    def __str__(self) -> str:
        return self.words

    def is_overdue(self, *, on: date) -> bool:
        return self.due_on is not None and self.done_on is None and self.due_on < on
