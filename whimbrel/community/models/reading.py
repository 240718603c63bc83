from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models.post import Post
from whimbrel.community.models.space import Space
from whimbrel.community.models.thread import Thread


class ReadMark(models.Model):
    """How far a person has read a thread."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="read_marks"
    )
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="read_marks")
    number = models.PositiveIntegerField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "thread"], name="read_mark_once_a_thread")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.thread} up to {self.number}"


class Draft(models.Model):
    """Words that somebody is still writing, kept from the first pause in typing until they are sent."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="post_drafts"
    )
    # For an answer the thread, for a new thread the space.
    thread = models.ForeignKey(
        Thread, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="drafts")
    title = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    # Becomes that of the post, so that what is sent twice is written once.
    key = models.CharField(max_length=100, unique=True)
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["-kept_at"]
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        return f"{self.person}: {self.title or self.words[:40]}"


class Bookmark(models.Model):
    """A post that somebody wants to find again, perhaps on a day."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks"
    )
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="bookmarks")
    note = models.CharField(_("note"), max_length=200, blank=True)
    remind_on = models.DateField(_("remind me on"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "post"], name="bookmark_once_a_post")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.post}"
