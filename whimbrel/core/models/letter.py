from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

# A server that has not answered by then never will; the letter may or may not have arrived.
SILENCE = timedelta(minutes=10)
UNSENT = Q(handed_over_at=None, held_at=None, failed_at=None)
UNANSWERED = Q(handed_over_at__isnull=False, sent_at=None, failed_at=None)


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self, *, at: datetime) -> "LetterQuerySet":
        """Letters that may leave at that moment, the longest due first."""
        return self.filter(UNSENT, due_at__lte=at).order_by("due_at", "pk")

    def in_doubt(self, *, at: datetime) -> "LetterQuerySet":
        """Letters given to a server that never said whether it took them. They are never sent again by themselves."""
        return self.filter(UNANSWERED, handed_over_at__lte=at - SILENCE)

    def failed(self) -> "LetterQuerySet":
        """Letters given up."""
        return self.filter(failed_at__isnull=False)

    def bounced(self) -> "LetterQuerySet":
        """Letters that were taken and came back."""
        return self.filter(bounced_at__isnull=False)


class Letter(models.Model):
    """A letter of the house to one person. The table is the outbox: what is committed here will leave."""

    class Fate(models.TextChoices):
        WAITING = "waiting", _("waiting")
        HELD = "held", _("held back")
        ON_ITS_WAY = "on_its_way", _("on its way")
        IN_DOUBT = "in_doubt", _("in doubt")
        SENT = "sent", _("sent")
        FAILED = "failed", _("given up")
        BOUNCED = "bounced", _("came back")

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("recipient"),
    )
    address = models.EmailField(_("address"))
    language = models.CharField(_("language"), max_length=5)
    kind = models.SlugField(_("kind"), max_length=50)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"), blank=True)
    # Its text opens a door: nobody reads it here, and it is erased when the letter has left.
    is_confidential = models.BooleanField(_("confidential"), default=False)
    # Answers what the person has just asked for, so that it offers no way to stop it.
    is_answer = models.BooleanField(_("answer"), default=False)
    # Why it was written, where it must never be written a second time: "invitation:12".
    once = models.CharField(max_length=150, unique=True, null=True, blank=True)

    message_id = models.CharField(max_length=250)
    in_reply_to = models.CharField(max_length=250, blank=True)
    references = models.TextField(blank=True)
    list_id = models.CharField(max_length=250, blank=True)
    # Where an answer goes that means something to the house: core/inbox/addresses.py.
    reply_to = models.CharField(max_length=254, blank=True)

    written_at = models.DateTimeField(_("written at"), default=now, db_index=True)
    due_at = models.DateTimeField(_("not before"))
    held_at = models.DateTimeField(_("held back at"), null=True, blank=True)
    # Committed before the first word to the mail server: a killed process leaves a doubt, never a second letter.
    handed_over_at = models.DateTimeField(_("handed over at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    failed_at = models.DateTimeField(_("given up at"), null=True, blank=True)
    bounced_at = models.DateTimeField(_("came back at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(fields=["message_id"], name="letter_message_id"),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(handed_over_at__isnull=False),
                name="letter_sent_was_handed_over",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None), name="letter_sent_or_given_up"
            ),
            models.CheckConstraint(
                condition=Q(bounced_at=None) | Q(sent_at__isnull=False),
                name="letter_came_back_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(handed_over_at=None),
                name="letter_held_was_not_handed_over",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=UNSENT, name="letter_waiting"),
            models.Index(fields=["handed_over_at"], condition=UNANSWERED, name="letter_unanswered"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.address})"

    def fate(self, at: datetime) -> Fate:
        """What has become of it by that moment."""
        if self.bounced_at:
            return self.Fate.BOUNCED
        if self.sent_at:
            return self.Fate.SENT
        if self.failed_at:
            return self.Fate.FAILED
        if self.handed_over_at:
            silent = self.handed_over_at <= at - SILENCE
            return self.Fate.IN_DOUBT if silent else self.Fate.ON_ITS_WAY
        return self.Fate.HELD if self.held_at else self.Fate.WAITING


class Enclosure(models.Model):
    """A file that leaves with a letter; it goes when the text of a confidential one does."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="enclosures")
    name = models.CharField(_("file"), max_length=150)
    media_type = models.CharField(max_length=100)
    body = models.BinaryField()
    # For text/calendar, what is to be done with it (iTIP, RFC 5546); mail programs look for it beside the text.
    method = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class DeliveryAttempt(models.Model):
    """One time that a letter was given to the mail server, or came back, and what was said."""

    class Outcome(models.TextChoices):
        SENT = "sent", _("sent")
        DEFERRED = "deferred", _("put off")
        REFUSED = "refused", _("refused")
        UNANSWERED = "unanswered", _("not answered")
        BOUNCED = "bounced", _("came back")

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="deliveries")
    at = models.DateTimeField(_("at"), default=now)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    # In the words of the server, for whoever looks after the mail.
    why = models.TextField(_("why"), blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} at {self.at:%Y-%m-%d %H:%M:%S}"


class MailRefusal(models.Model):
    """A person wants no letters of a kind."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_refusals"
    )
    kind = models.SlugField(max_length=50)
    refused_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="mail_refusal_once_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.person}: no {self.kind}"
