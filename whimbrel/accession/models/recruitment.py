from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.treaties.models import Country, Instrument

# Longer than so many days in one stage, and a file counts as stalled.
STALLED_AFTER = 365


class RecruitmentFileQuerySet(models.QuerySet["RecruitmentFile"]):
    def with_standing(self) -> "RecruitmentFileQuerySet":
        """Each with `now_stage` and `now_since`, and with the next step that is still open."""
        stage = Stage.objects.filter(file=OuterRef("pk")).order_by("-since", "-pk")
        step = Approach.objects.open().filter(file=OuterRef("pk")).order_by("next_on", "pk")
        return self.annotate(
            now_stage=Subquery(stage.values("stage")[:1]),
            now_since=Subquery(stage.values("since")[:1]),
            next_step=Subquery(step.values("next_step")[:1]),
            next_on=Subquery(step.values("next_on")[:1]),
            next_answers=Subquery(step.values("owner__display_name")[:1]),
        )


class RecruitmentFile(models.Model):
    """What the Secretariat knows and does about one State that is no Party to an instrument yet. Confidential."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="recruitment_files")
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="recruitment_files"
    )
    note = models.TextField(_("note"), blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = RecruitmentFileQuerySet.as_manager()

    class Meta:
        ordering = ["country__name_en", "pk"]
        verbose_name = _("recruitment file")
        verbose_name_plural = _("recruitment files")
        constraints = [
            models.UniqueConstraint(
                fields=["country", "instrument"],
                condition=Q(closed_at=None),
                name="one_open_recruitment_file",
            )
        ]

    def __str__(self) -> str:
        return f"{self.country}, {self.instrument.code}"

    def get_absolute_url(self) -> str:
        return reverse("accession:recruitment_detail", args=[self.pk])


class Owned(models.Model):
    """Something that one officer is to do, and what came of it."""

    # Of the Secretariat, and somebody who may see the file; empty, nobody was named.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("of a task", "owner"),
    )
    result = models.TextField(_("what came of doing it"), blank=True)

    class Meta:
        abstract = True


class Stage(models.Model):
    """That a file reached a stage on a day. The latest of them is where it stands."""

    class Step(models.TextChoices):
        NO_CONTACT = "no_contact", _("No contact")
        CONTACT = "contact", pgettext_lazy("of a recruitment file", "Contact")
        INTEREST = "interest", _("Interest")
        CONSULTATION = "consultation", _("Consultation in the country")
        PAPER = "paper", _("Paper on the implications")
        DECISION = "decision", _("Cabinet or parliament")
        SIGNED = "signed", _("Instrument signed")
        DEPOSITED = "deposited", _("Instrument deposited")
        IN_FORCE = "in_force", _("In force")
        FOCAL_POINT = "focal_point", _("Focal point named")
        FIRST_REPORT = "first_report", _("First national report")

    file = models.ForeignKey(RecruitmentFile, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(_("stage"), max_length=20, choices=Step)
    since = models.DateField(_("since"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = pgettext_lazy("of a recruitment file", "stage")
        verbose_name_plural = pgettext_lazy("of a recruitment file", "stages")

    def __str__(self) -> str:
        return f"{self.get_stage_display()}, {self.since:%Y-%m-%d}"


class ApproachQuerySet(models.QuerySet["Approach"]):
    def open(self) -> "ApproachQuerySet":
        """Those whose next step has a day and is not done."""
        return self.filter(next_on__isnull=False, done_at=None, file__closed_at=None)

    def overdue(self, *, on: date) -> "ApproachQuerySet":
        return self.open().filter(next_on__lt=on)


class Approach(Owned):
    """One contact with the State: when, how, with which office, what came of it, what is next."""

    class Kind(models.TextChoices):
        LETTER = "letter", _("Letter")
        CALL = "call", pgettext_lazy("by telephone", "Call")
        MEETING = "meeting", _("Meeting")
        MISSION = "mission", _("Mission")
        SIDE_EVENT = "side_event", _("Side event")
        OTHER = "other", _("Other")

    file = models.ForeignKey(RecruitmentFile, on_delete=models.CASCADE, related_name="approaches")
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.LETTER)
    person = models.ForeignKey(
        "accession.Counterpart",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="approaches",
        verbose_name=_("with whom"),
    )
    # The office stays when the person is forgotten: "Ministry of Environment, director of biodiversity".
    office = models.CharField(_("with which office"), max_length=200, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True)
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    next_on = models.DateField(_("next step by"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()

    objects = ApproachQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = _("contact with a non-Party")
        verbose_name_plural = _("contacts with non-Parties")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.day:%Y-%m-%d}"

    def is_overdue(self, *, on: date) -> bool:
        return self.next_on is not None and self.done_at is None and self.next_on < on


class Obstacle(models.Model):
    """What keeps the State from joining, and what is answered to it."""

    class Kind(models.TextChoices):
        WILL = "will", _("No political will, or other priorities")
        OVERLAP = "overlap", _("Seen as doing what CBD, CITES or Ramsar do")
        COST = "cost", _("Cost: contribution, staff, reporting")
        LAW = "law", _("National law on taking or use")
        PROCEDURE = "procedure", _("Federal or parliamentary procedure")
        LANGUAGE = "language", _("Translation of the texts")
        CHAMPION = "champion", _("Nobody who carries it")
        MEMORANDUM = "memorandum", _("Takes part through a memorandum already")
        OTHER = "other", _("Other")

    file = models.ForeignKey(RecruitmentFile, on_delete=models.CASCADE, related_name="obstacles")
    kind = models.CharField(_("obstacle"), max_length=12, choices=Kind)
    answer = models.TextField(_("our answer"), blank=True)
    noted_on = models.DateField()
    overcome_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["overcome_at", "-noted_on", "-pk"]
        verbose_name = _("obstacle")
        verbose_name_plural = _("obstacles")

    def __str__(self) -> str:
        return self.get_kind_display()
