from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.community.models.space import Space
from whimbrel.core.languages import LANGUAGES
from whimbrel.manual.models import ArticlePage
from whimbrel.treaties.models import Instrument, Region


class Tag(models.Model):
    """A word that members put on threads, in the language they write."""

    word = models.CharField(max_length=40, unique=True)

    class Meta:
        ordering = ["word"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def __str__(self) -> str:
        return self.word


class ThreadQuerySet(models.QuerySet["Thread"]):
    def standing(self) -> "ThreadQuerySet":
        """Threads that can be read: neither held for a moderator nor taken away."""
        return self.filter(removed_at=None, first_post_at__isnull=False)


class Thread(models.Model):
    """One matter that people talk about."""

    class Kind(models.TextChoices):
        DISCUSSION = "discussion", _("Discussion")
        QUESTION = "question", _("Question")

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="threads")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.DISCUSSION)
    title = models.CharField(pgettext_lazy("of a thread", "title"), max_length=200)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES, default="en")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="threads_started"
    )
    started_at = models.DateTimeField(auto_now_add=True)

    # What it is about, beside its space.
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="threads"
    )
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="threads"
    )
    species_group = models.CharField(_("species group"), max_length=60, blank=True)
    agenda_item = models.CharField(_("agenda item"), max_length=30, blank=True)
    # In the source language, whatever language it was read in.
    article = models.ForeignKey(
        ArticlePage, on_delete=models.SET_NULL, null=True, blank=True, related_name="threads"
    )
    tags: "models.ManyToManyField[Tag, models.Model]" = models.ManyToManyField(
        Tag, blank=True, related_name="threads"
    )

    # Counted when a post is written, so that a list reads nothing but threads.
    first_post_at = models.DateTimeField(null=True, blank=True)
    last_post_at = models.DateTimeField(null=True, blank=True)
    last_number = models.PositiveIntegerField(default=0)
    posts_total = models.PositiveIntegerField(default=0)
    last_author = models.CharField(max_length=200, blank=True)

    pinned_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    # When those who belong to its space were asked, because nobody had answered the question.
    asked_around_at = models.DateTimeField(null=True, blank=True)
    # Where its posts went when it was merged into another.
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged_from"
    )

    objects = ThreadQuerySet.as_manager()

    class Meta:
        ordering = ["-last_post_at", "-pk"]
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        indexes = [
            models.Index(
                fields=["space", "-last_post_at", "-id"],
                condition=Q(removed_at=None, first_post_at__isnull=False),
                name="thread_newest_of_space",
            ),
            models.Index(
                fields=["-last_post_at", "-id"],
                condition=Q(removed_at=None, first_post_at__isnull=False),
                name="thread_newest",
            ),
            models.Index(
                fields=["space", "pinned_at"],
                condition=Q(pinned_at__isnull=False, removed_at=None),
                name="thread_pinned_in_space",
            ),
            models.Index(
                fields=["first_post_at"],
                condition=Q(kind="question", answered_at=None, removed_at=None),
                name="thread_open_questions",
            ),
        ]

    def __str__(self) -> str:
        return self.title
