from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models.post import Post
from whimbrel.community.models.space import Space
from whimbrel.community.models.thread import Thread
from whimbrel.core.languages import nearest
from whimbrel.treaties.models import Country, Role


class PollQuerySet(models.QuerySet["Poll"]):
    def open(self, *, at: datetime) -> "PollQuerySet":
        return self.filter(closed_at=None, withdrawn_at=None, closes_at__gt=at)


class Poll(models.Model):
    """A question with options, put to all who belong to a space, until a moment. One person has one vote."""

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="polls")
    # The thread it was asked in; none where it was put to the space as a whole.
    thread = models.ForeignKey(
        Thread, on_delete=models.SET_NULL, null=True, blank=True, related_name="polls"
    )
    # By language: the one it was written in first.
    question = models.JSONField(_("question"), default=dict)
    # Nobody is shown who voted how; when it closes, what each person chose is forgotten.
    is_secret = models.BooleanField(_("secret"), default=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="polls_opened"
    )
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(_("closes at"))
    # When those who belong to the space were told of it, and reminded, each by the worker.
    told_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    result_told_at = models.DateTimeField(null=True, blank=True)
    # How many could have voted when it closed.
    electorate = models.PositiveIntegerField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # Made by the form before it is sent: what arrives twice is opened once.
    key = models.CharField(max_length=100, unique=True)

    objects = PollQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opened_at")), name="poll_closes_after_it_opens"
            )
        ]
        indexes = [
            models.Index(
                fields=["closes_at"],
                condition=Q(closed_at=None, withdrawn_at=None),
                name="poll_open_by_deadline",
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The question in the reader's language, as near as there is."""
        return str(self.question.get(nearest(self.question), ""))

    @property
    def language(self) -> str:
        return nearest(self.question)

    def is_open(self, *, at: datetime) -> bool:
        return self.closed_at is None and self.withdrawn_at is None and at < self.closes_at


class PollOption(models.Model):
    """One of the answers of a poll, in each language it was written in."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    number = models.PositiveSmallIntegerField()
    text = models.JSONField(default=dict)
    # Counted when the poll closed.
    votes_total = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "number"], name="poll_option_number_once")
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        return str(self.text.get(nearest(self.text), ""))

    @property
    def language(self) -> str:
        return nearest(self.text)


class PollVote(models.Model):
    """What one person voted; voting again changes it. Of a secret poll that has closed, only that they voted."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="poll_votes"
    )
    option = models.ForeignKey(
        PollOption, on_delete=models.CASCADE, null=True, related_name="votes"
    )
    # How they were named and what they held when they voted.
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=Role, blank=True)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    channel = models.CharField(max_length=6, choices=Post.Channel, default=Post.Channel.WEB)
    voted_at = models.DateTimeField()

    class Meta:
        ordering = ["voted_at", "pk"]
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], name="poll_vote_once_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.poll}"
