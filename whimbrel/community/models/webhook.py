from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models.post import Post
from whimbrel.community.models.space import Space
from whimbrel.community.models.thread import Thread


class Webhook(models.Model):
    """An address that another program gave: what happens in public spaces is sent there, signed."""

    class TellsOf(models.TextChoices):
        THREADS = "threads", _("New threads")
        POSTS = "posts", _("Each post")
        EVERYTHING = (
            "everything",
            _("Everything: posts, changes, decisions, official notifications"),
        )

    # Empty: all public spaces.
    space = models.ForeignKey(
        Space, on_delete=models.CASCADE, null=True, blank=True, related_name="webhooks"
    )
    url = models.CharField(max_length=500)
    # Both sides know it; what is sent is signed with it.
    secret = models.CharField(max_length=60)
    tells_of = models.CharField(max_length=12, choices=TellsOf)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")

    def __str__(self) -> str:
        return self.url


class WebhookDelivery(models.Model):
    """One thing that happened and is to be sent to one webhook, and how that went so far."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    # What happened: "post.written", "thread.closed"; the key names it once for each webhook.
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=120)
    # What it is about, read when it is sent, so that nothing is told that was taken back meanwhile.
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, null=True, related_name="+")
    # What is said of what cannot be read again: that something is gone, or of another room.
    data = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    # When it is tried next; empty once it is over.
    next_at = models.DateTimeField(null=True, blank=True)
    tried = models.PositiveSmallIntegerField(default=0)
    # What the other side answered the last time; empty where nobody did.
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    why = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["webhook", "key"], name="webhook_told_once")]
        indexes = [
            models.Index(
                fields=["next_at"],
                condition=models.Q(next_at__isnull=False),
                name="webhook_to_send",
            )
        ]

    def __str__(self) -> str:
        return f"{self.webhook}: {self.kind}"
