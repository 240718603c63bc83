from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.training.models.agenda import Session
from whimbrel.training.models.registration import Registration


class Presence(models.TextChoices):
    PRESENT = "present", _("Present")
    EXCUSED = "excused", _("Excused")
    ABSENT = "absent", _("Absent")


class CheckIn(models.Model):
    """One mark made at the door, on paper or by the participant; nothing that was marked is lost.

    `key` is made where the mark is made, so that a phone may send it again. `made_at` is by that clock.
    """

    class How(models.TextChoices):
        DOOR = "door", _("At the door")
        CODE = "code", _("By the code on the wall")
        SHEET = "sheet", _("From the sign-in sheet")

    key = models.UUIDField(unique=True)
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="check_ins"
    )
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="check_ins")
    presence = models.CharField(max_length=8, choices=Presence)
    how = models.CharField(max_length=5, choices=How)
    made_at = models.DateTimeField()
    received_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("mark of attendance")
        verbose_name_plural = _("marks of attendance")

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_presence_display()}"


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def present(self) -> "AttendanceQuerySet":
        return self.filter(presence=Presence.PRESENT)


class Attendance(models.Model):
    """Whether a participant was at a session: what the latest mark says."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="attendances"
    )
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    presence = models.CharField(_("presence"), max_length=8, choices=Presence)
    marked_at = models.DateTimeField()

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["session__starts_at", "pk"]
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "session"], name="attendance_once_a_session"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_presence_display()}"
