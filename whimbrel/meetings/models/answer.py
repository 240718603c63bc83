from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.meetings.models.notification import NotedCountry
from whimbrel.treaties.models import Role


class NotificationAnswer(models.Model):
    """What a country answered; answering anew replaces it, and both are kept."""

    class Channel(models.TextChoices):
        WEB = "web", _("on the web")
        EMAIL = "email", _("by e-mail")
        PAPER = "paper", _("in writing to the Secretariat")

    noted = models.ForeignKey(NotedCountry, on_delete=models.CASCADE, related_name="answers")
    words = models.TextField(_("in words"))
    # Whose account it came from: who speaks for the country, or the Secretariat for what came on paper.
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notification_answers"
    )
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=Role, blank=True)
    channel = models.CharField(max_length=6, choices=Channel, default=Channel.WEB)
    said_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["said_at", "pk"]
        verbose_name = _("answer to a notification")
        verbose_name_plural = _("answers to notifications")
        constraints = [
            models.UniqueConstraint(
                fields=["noted"], condition=Q(replaced_at=None), name="notification_one_answer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.noted}: {self.words[:60]}"


class AnswerFile(models.Model):
    """A file that came with an answer; the Secretariat and the country's own people read it."""

    answer = models.ForeignKey(NotificationAnswer, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to="private/answers/")
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
