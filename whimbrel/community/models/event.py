from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.community.models.space import Space
from whimbrel.core.languages import LANGUAGES


class Event(models.Model):
    """Something of a space that has a time: a meeting, a call, a deadline."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        CALL = "call", _("Call")
        DEADLINE = "deadline", _("Deadline")

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MEETING)
    title = models.CharField(pgettext_lazy("of an event", "title"), max_length=200)
    about = models.TextField(_("what it is about"), blank=True)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    starts_at = models.DateTimeField(_("begins at"))
    # A deadline has no end.
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link"), max_length=300, blank=True)
    # Those who belong are asked whether they come.
    asks_answer = models.BooleanField(_("ask who comes"), default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="events_made"
    )
    made_at = models.DateTimeField()
    # Counts up with each change, so that calendars take the new one (RFC 5545, 3.8.7.4).
    sequence = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
                name="event_ends_after_it_begins",
            )
        ]
        indexes = [
            models.Index(fields=["space", "starts_at"], name="event_of_space"),
            models.Index(fields=["id"], condition=Q(told_at=None), name="event_to_tell"),
        ]

    def __str__(self) -> str:
        return self.title

    def is_over(self, *, at: datetime) -> bool:
        return (self.ends_at or self.starts_at) < at


class EventAnswer(models.Model):
    """Whether a person comes; the last word counts."""

    class Comes(models.TextChoices):
        YES = "yes", _("I come")
        MAYBE = "maybe", _("Perhaps")
        NO = "no", _("I do not come")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="event_answers"
    )
    comes = models.CharField(_("comes"), max_length=5, choices=Comes)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="event_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.comes}"


class TimeQuestion(models.Model):
    """When shall we meet? Some moments are offered, and those who belong to the space say which suit them."""

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="time_questions")
    title = models.CharField(pgettext_lazy("of an event", "title"), max_length=200)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="time_questions"
    )
    asked_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    # The event that came of it.
    event = models.OneToOneField(
        Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="time_question"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("search for a time")
        verbose_name_plural = _("searches for a time")
        indexes = [
            models.Index(fields=["id"], condition=Q(told_at=None), name="time_question_to_tell")
        ]

    def __str__(self) -> str:
        return self.title


class TimeOption(models.Model):
    """One moment that is offered."""

    question = models.ForeignKey(TimeQuestion, on_delete=models.CASCADE, related_name="options")
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="time_option_number")
        ]

    def __str__(self) -> str:
        return f"{self.question}, {self.number}"


class TimeAnswer(models.Model):
    """Whether a moment suits a person."""

    option = models.ForeignKey(TimeOption, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="time_answers"
    )
    suits = models.BooleanField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["option", "person"], name="time_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.option}: {self.suits}"
