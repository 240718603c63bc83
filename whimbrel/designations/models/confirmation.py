from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models import Designation


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    def open(self) -> "ConfirmationQuerySet":
        """Asked, not answered, and not asked again since."""
        return self.filter(confirmed_at=None, lapsed_at=None)


class Confirmation(models.Model):
    """The yearly question whether a designation and its particulars are still right, and the answer.

    A person is asked about all their designations in one letter; what was asked at one moment is answered at once.
    """

    designation = models.ForeignKey(
        Designation, on_delete=models.CASCADE, related_name="confirmations"
    )
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # Nobody answered, and the question was asked anew or the designation ended.
    lapsed_at = models.DateTimeField(null=True, blank=True)
    # What is wrong, in the person's own words, where they answered that something is.
    correction = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ConfirmationQuerySet] = ConfirmationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("yearly question")
        verbose_name_plural = _("yearly questions")
        constraints = [
            models.UniqueConstraint(
                fields=["designation"],
                condition=Q(confirmed_at=None, lapsed_at=None),
                name="confirmation_asked_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.designation}, {self.asked_at:%Y-%m-%d}"
