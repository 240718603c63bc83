from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.people.models.user import User
from whimbrel.people.particulars import Audience


class FieldChoice(models.Model):
    """To whom a person shows one of their particulars. Without a row the particular's own default holds."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="field_choices")
    field = models.CharField(max_length=30)
    shown_to = models.CharField(max_length=15, choices=Audience)

    class Meta:
        verbose_name = _("privacy choice")
        verbose_name_plural = _("privacy choices")
        constraints = [
            models.UniqueConstraint(fields=["person", "field"], name="field_choice_once_per_field"),
            models.CheckConstraint(
                condition=models.Q(shown_to__in=Audience.values), name="field_choice_known_audience"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.shown_to}"
