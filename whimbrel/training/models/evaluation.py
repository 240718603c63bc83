from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.training.models.registration import Registration
from whimbrel.training.models.workshop import Workshop


class CoreQuestion(models.TextChoices):
    """What every workshop is asked, in the same words in every language, so that years can be compared.

    Each is a sentence, and the answer from 1, not at all, to 5, fully.
    """

    RELEVANT = "relevant", _("What was treated matters for my work.")
    LEARNED = "learned", _("I learned what I did not know before.")
    CONFIDENT = "confident", _("I am confident that I can use it.")
    TRAINERS = "trainers", _("The trainers explained well.")
    MATERIALS = "materials", _("The papers will help me later.")
    LANGUAGE = "language", _("I could follow and speak in a language I know well.")
    ORGANIZED = "organized", _("The workshop was well organised.")
    OVERALL = "overall", _("All in all, it was worth my time.")


class Channel(models.TextChoices):
    WEB = "web", _("on the web")
    EMAIL = "email", _("by e-mail")
    PAPER = "paper", _("on paper")


class EvaluationRequest(models.Model):
    """That a participant was asked for their opinion, and that they gave it; never what it was."""

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="evaluation_request"
    )
    asked_at = models.DateTimeField()
    # Only the day: a time would tell which form is whose.
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("request to evaluate")
        verbose_name_plural = _("requests to evaluate")

    def __str__(self) -> str:
        return str(self.registration)


class FilledForm(models.Model):
    """One person's opinion of a workshop. It names nobody, and of its time only the day is kept."""

    # By chance, so that no order of arrival tells whose it is.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="filled_forms")
    channel = models.CharField(max_length=5, choices=Channel)
    language = models.CharField(max_length=5)
    filled_on = models.DateField()
    # The number written on a form of paper, so that none is typed in twice.
    paper_number = models.PositiveIntegerField(_("number on the form"), null=True, blank=True)
    helped = models.TextField(_("what helped most"), blank=True)
    change = models.TextField(_("what should be different"), blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["workshop", "pk"]
        verbose_name = _("evaluation form")
        verbose_name_plural = _("evaluation forms")
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "paper_number"], name="evaluation_paper_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workshop}, {self.get_channel_display()}"


class FormRating(models.Model):
    """How far one form agrees with one sentence, from 1 to 5."""

    form = models.ForeignKey(FilledForm, on_delete=models.CASCADE, related_name="ratings")
    question = models.CharField(max_length=12, choices=CoreQuestion)
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form", "question"], name="form_rating_once"),
            models.CheckConstraint(
                condition=Q(value__range=(1, 5)), name="form_rating_on_the_scale"
            ),
        ]
        indexes = [models.Index(fields=["question", "value"], name="form_rating_by_question")]

    def __str__(self) -> str:
        return f"{self.question}: {self.value}"


class Commitment(models.Model):
    """ "I will … by …": what a participant means to do with what was learned."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="commitments"
    )
    will = models.CharField(_("I will"), max_length=300)
    by = models.DateField(pgettext_lazy("a day", "by"), null=True, blank=True)
    made_at = models.DateTimeField()
    # When they said that it is done.
    kept_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["by", "pk"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            # Words of somebody who has left are a dash, each like the other.
            models.UniqueConstraint(
                fields=["registration", "will"], condition=~Q(will="–"), name="commitment_once"
            ),
        ]

    def __str__(self) -> str:
        return self.will


class FollowUp(models.Model):
    """The question, months after a workshop, whether what was learned was used."""

    class Used(models.TextChoices):
        YES = "yes", _("Yes, I used it")
        PARTLY = "partly", _("In part")
        NO = "no", _("Not yet")

    class Barrier(models.TextChoices):
        OPPORTUNITY = "opportunity", _("There was no occasion")
        TIME = "time", _("There was no time")
        SUPPORT = "support", _("My office did not support it")
        MEANS = "means", _("Money or equipment was lacking")
        POST = "post", _("I have another post now")
        OTHER = "other", _("Something else")

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="follow_ups"
    )
    months = models.PositiveSmallIntegerField(default=6)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    used = models.CharField(max_length=6, choices=Used, blank=True)
    barrier = models.CharField(max_length=12, choices=Barrier, blank=True)
    # What it was used for, in their own words.
    example = models.TextField(blank=True)
    channel = models.CharField(max_length=5, choices=Channel, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "months"], name="follow_up_once_a_time"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, used="")
                | (Q(answered_at__isnull=False) & ~Q(used="")),
                name="follow_up_answered_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}, {self.months}"


class CascadeEvent(models.Model):
    """A training that somebody who was trained held for others."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="cascade_events"
    )
    held_on = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=150)
    topic = models.CharField(_("about what"), max_length=200, blank=True)
    people = models.PositiveIntegerField(_("people trained"))
    women = models.PositiveIntegerField(_("of them women"), null=True, blank=True)
    channel = models.CharField(max_length=5, choices=Channel)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-held_on", "-pk"]
        verbose_name = _("training passed on")
        verbose_name_plural = _("trainings passed on")
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "held_on", "place"], name="cascade_event_once"
            ),
            models.CheckConstraint(
                condition=Q(people__gt=0), name="cascade_event_reached_somebody"
            ),
            models.CheckConstraint(
                condition=Q(women=None) | Q(women__lte=models.F("people")),
                name="cascade_event_women_among_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.held_on:%Y-%m-%d}"
