from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.community.models.post import Post
from whimbrel.core.languages import LANGUAGES


class Conversation(models.Model):
    """What two or a few people write to each other. Nobody else reads it, the Secretariat neither.

    It belongs to no space, and is counted and listed for nobody but its own people.
    """

    subject = models.CharField(pgettext_lazy("of a conversation", "subject"), max_length=200)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conversations_begun"
    )
    begun_at = models.DateTimeField()
    last_message_at = models.DateTimeField()
    last_number = models.PositiveIntegerField(default=0)
    # The message to many that it answers, where it does.
    circular = models.ForeignKey(
        "community.Circular",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="conversations",
    )

    class Meta:
        ordering = ["-last_message_at", "-pk"]
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")

    def __str__(self) -> str:
        # The journal and the desk name records by this: the subject is nobody else's business.
        return f"{self.pk}"


class ConversationMember(models.Model):
    """Somebody takes part in a conversation, and has read up to a number."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="conversation_members"
    )
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    # From then on the conversation writes no letters to the person.
    muted_at = models.DateTimeField(null=True, blank=True)
    read_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "person"], name="conversation_member_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["person"], condition=Q(left_at=None), name="conversation_of_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}: {self.person_id}"


class Message(models.Model):
    """What one person wrote into a conversation."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages"
    )
    number = models.PositiveIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages"
    )
    author_name = models.CharField(max_length=200)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    words = models.TextField(_("text"))
    html = models.TextField()
    channel = models.CharField(max_length=6, choices=Post.Channel, default=Post.Channel.WEB)
    written_at = models.DateTimeField()
    # What arrives twice is written once.
    key = models.CharField(max_length=100, unique=True)
    # Taken away by who keeps order, after a report.
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("private message")
        verbose_name_plural = _("private messages")
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "number"], name="message_number_in_conversation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}, {self.number}"


class MessageFile(models.Model):
    """A file that came with a private message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(_("name"), max_length=200)
    file = models.FileField(upload_to="messages/%Y/%m/", max_length=300)
    media_type = models.CharField(max_length=120)
    size = models.PositiveIntegerField(help_text=_("bytes"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.pk}"


class Block(models.Model):
    """A person wants no messages from another, from a moment to a moment."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks"
    )
    blocked = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocked_by"
    )
    since = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "blocked"], condition=Q(lifted_at=None), name="block_once"
            ),
            models.CheckConstraint(condition=~Q(person=F("blocked")), name="block_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class MessageReport(models.Model):
    """Somebody in a conversation says that a message in it should not have been written.

    Only this lets who keeps order read that one message, and each reading is a record of its own.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="reports")
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="message_reports"
    )
    why = models.CharField(_("why"), max_length=500)
    raised_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["raised_at", "pk"]
        verbose_name = _("report of a private message")
        verbose_name_plural = _("reports of private messages")
        constraints = [
            models.UniqueConstraint(
                fields=["message", "raised_by"],
                condition=Q(settled_at=None),
                name="message_report_once_while_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class MessageReading(models.Model):
    """Somebody who keeps order opened a reported message; everybody in the conversation sees that they did."""

    report = models.ForeignKey(MessageReport, on_delete=models.CASCADE, related_name="readings")
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="message_readings"
    )
    reader_name = models.CharField(max_length=200)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["read_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "read_by"], name="message_reading_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.read_by_id}"
