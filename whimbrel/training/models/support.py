from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.training.models.registration import Registration
from whimbrel.training.models.workshop import FundingLine


class SupportDecision(models.Model):
    """Whether a participant is helped to come: what the rule said, and what was decided. The latest holds."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="support_decisions"
    )
    is_eligible = models.BooleanField(_("eligible by the rule"))
    # What the rule found on that day, in words: "least developed country".
    grounds = models.CharField(_("grounds"), max_length=300, blank=True)
    is_granted = models.BooleanField(_("granted"))
    because = models.CharField(_("reason"), max_length=500, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-decided_at", "-pk"]
        get_latest_by = "decided_at"
        verbose_name = _("decision on support")
        verbose_name_plural = _("decisions on support")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_granted=models.F("is_eligible")) | ~Q(because=""),
                name="support_against_the_rule_says_why",
            ),
        ]

    def __str__(self) -> str:
        return str(self.registration)


class TravelLine(models.Model):
    """Money for one participant from one fund: a ticket, daily allowance, a visa."""

    class Kind(models.TextChoices):
        TICKET = "ticket", _("Ticket")
        ALLOWANCE = "allowance", _("Daily allowance")
        TERMINAL = "terminal", _("Terminal expenses")
        VISA = "visa", _("Visa")
        ROOM = "room", _("Accommodation")
        OTHER = "other", _("Other")

    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, related_name="travel_lines"
    )
    fund = models.ForeignKey(FundingLine, on_delete=models.PROTECT, related_name="travel_lines")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    # For an allowance; the amount is both multiplied.
    days = models.DecimalField(_("days"), max_digits=5, decimal_places=1, null=True, blank=True)
    rate = models.DecimalField(
        _("rate a day"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    note = models.CharField(_("note"), max_length=200, blank=True)
    # Made with the empty form: sent twice, it is the same line.
    key = models.UUIDField(unique=True, null=True, editable=False)
    planned_at = models.DateTimeField()
    paid_at = models.DateTimeField(_("paid at"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)

    class Meta:
        ordering = ["registration", "pk"]
        verbose_name = _("travel line")
        verbose_name_plural = _("travel lines")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="travel_line_not_negative"),
            models.CheckConstraint(
                condition=Q(paid_at=None) | Q(cancelled_at=None),
                name="travel_line_paid_or_cancelled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.registration}"
