from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

UNSETTLED = Q(posted_at=None, held_at=None, answered_at=None, automatic_at=None)
ENDS = ["posted_at", "held_at", "answered_at", "automatic_at"]


class ReceivedLetterQuerySet(models.QuerySet["ReceivedLetter"]):
    def waiting(self, *, at: datetime) -> "ReceivedLetterQuerySet":
        """Letters to be sorted by that moment, the longest due first."""
        return self.filter(UNSETTLED, due_at__lte=at).order_by("due_at", "pk")

    def held(self) -> "ReceivedLetterQuerySet":
        """Letters somebody at the desk has to look at."""
        return self.filter(held_at__isnull=False)


class ReceivedLetter(models.Model):
    """A letter that came in for one address of ours, whole as it came, and the one end it has met."""

    class Door(models.TextChoices):
        SMTP = "smtp", _("mail server (SMTP)")
        LMTP = "lmtp", _("mail server (LMTP)")
        IMAP = "imap", _("mailbox (IMAP)")
        WEBHOOK = "webhook", _("sending service")
        FILE = "file", _("file")

    class State(models.TextChoices):
        WAITING = "waiting", _("not yet sorted")
        POSTED = "posted", _("posted")
        HELD = "held", _("held for you")
        ANSWERED = "answered", _("answered with a reason")
        AUTOMATIC = "automatic", _("recognised as automatic")

    class Reason(models.TextChoices):
        STRANGER = "stranger", _("the address is unknown, its country is not")
        MISMATCH = "mismatch", _("the reply address was made for somebody else")
        FORGED = "forged", _("the sender's mail server does not vouch for it")
        ENCRYPTED = "encrypted", _("encrypted")
        DANGEROUS = "dangerous", _("an attachment that could run as a program")
        TOO_BIG = "too_big", _("too big")
        UNREADABLE = "unreadable", _("could not be read")
        NOWHERE = "nowhere", _("to no address of ours")
        ROOM = "room", _("as the room says")
        FAILED = "failed", _("a fault of this house")
        UNKNOWN_SENDER = "unknown_sender", _("the address is unknown")
        BROKEN_ADDRESS = "broken_address", _("the reply address was damaged")
        EMPTY = "empty", _("nothing was written")
        HELP = "help", _("asked for help")
        AUTO_REPLY = "auto_reply", _("an automatic reply")
        BOUNCE = "bounce", _("a letter of ours that came back")
        DELAY = "delay", _("a letter of ours is late")
        MAILING = "mailing", _("from a mailing list or a mass mailing")
        LOOP = "loop", _("our own letter, come round again")
        REPEAT = "repeat", _("the same letter a second time")
        UNWANTED = "unwanted", _("set aside at the desk")

    # Of Message-ID, content and address: the same letter is kept once, however often it is brought.
    fingerprint = models.CharField(max_length=64, unique=True)
    raw = models.FileField(_("as it came"), upload_to="private/mail-in/", max_length=200)
    size = models.PositiveBigIntegerField(_("size"))
    door = models.CharField(_("came by"), max_length=10, choices=Door)
    envelope_from = models.CharField(max_length=320, blank=True)
    recipient = models.CharField(_("to"), max_length=320, blank=True)
    received_at = models.DateTimeField(_("received at"), default=now, db_index=True)

    # Read from it when it was sorted.
    message_id = models.CharField(max_length=500, blank=True, db_index=True)
    from_address = models.CharField(
        pgettext_lazy("a letter", "from"), max_length=320, blank=True, db_index=True
    )
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    addressee = models.CharField(_("addressee"), max_length=12, blank=True)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sender"),
    )

    # Committed before it is read: a letter that kills its reader is held after a few times.
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(default=now)
    posted_at = models.DateTimeField(_("posted at"), null=True, blank=True)
    held_at = models.DateTimeField(_("held at"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    automatic_at = models.DateTimeField(_("recognised as automatic at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    why = models.TextField(_("in words"), blank=True)
    # When somebody at the desk let it in although it had been held.
    released_at = models.DateTimeField(_("let in at"), null=True, blank=True)
    # What it has become, and what makes sure that it becomes it once.
    outcome_type = models.ForeignKey(
        ContentType, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    outcome_id = models.PositiveBigIntegerField(null=True, blank=True)
    outcome = GenericForeignKey("outcome_type", "outcome_id")
    posting_key = models.CharField(max_length=64, unique=True, null=True, blank=True)

    objects = ReceivedLetterQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("received letter")
        verbose_name_plural = _("received letters")
        constraints = [
            models.CheckConstraint(
                condition=UNSETTLED
                | Q(posted_at__isnull=False, held_at=None, answered_at=None, automatic_at=None)
                | Q(posted_at=None, held_at__isnull=False, answered_at=None, automatic_at=None)
                | Q(posted_at=None, held_at=None, answered_at__isnull=False, automatic_at=None)
                | Q(posted_at=None, held_at=None, answered_at=None, automatic_at__isnull=False),
                name="received_letter_one_end",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=UNSETTLED, name="received_letter_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.subject or '-'} ({self.from_address or self.envelope_from or '-'})"

    @property
    def state(self) -> State:
        """The one end it has met, or that it waits to be sorted."""
        ends = {
            self.State.POSTED: self.posted_at,
            self.State.HELD: self.held_at,
            self.State.ANSWERED: self.answered_at,
            self.State.AUTOMATIC: self.automatic_at,
        }
        return next((state for state, at in ends.items() if at), self.State.WAITING)
